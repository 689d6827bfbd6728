import type { Fragment } from '../mail/template.ts'
import { quotedPrintable, quotedPrintableGoingOn } from './quoted-printable.ts'

type Encoded = WeakMap<Fragment, Uint8Array>

/** What was encoded, for each fragment. A fragment never changes, and its bytes go when it goes. */
const goingOn: Encoded = new WeakMap()
const ending: Encoded = new WeakMap()

/**
 * The bytes of a fragment in quoted-printable. They end with a line break, a soft one if the text goes on in the same
 * line, so that the bytes of fragments can stand one behind the other.
 */
export function encodedFragment(fragment: Fragment): Uint8Array {
  return encodedOnce(goingOn, fragment, quotedPrintableGoingOn)
}

/** The bytes of the fragment that ends a text. */
export function encodedLastFragment(fragment: Fragment): Uint8Array {
  return encodedOnce(ending, fragment, quotedPrintable)
}

function encodedOnce(known: Encoded, fragment: Fragment, encode: (text: string) => string): Uint8Array {
  const before = known.get(fragment)
  if (before) return before
  const bytes = Buffer.from(encode(fragment.text), 'latin1')
  known.set(fragment, bytes)
  return bytes
}

import type { Fragment } from '../mail/template.ts'
import { quotedPrintable, quotedPrintableGoingOn } from './quoted-printable.ts'

/**
 * The bytes of a fragment in quoted-printable. They end with a line break, a soft one if the text goes on in the same
 * line, so that the bytes of fragments can stand one behind the other. A fragment never changes and keeps its bytes,
 * so they go when it goes.
 */
export function encodedFragment(fragment: Fragment): Uint8Array {
  fragment.encoded ??= latin1(quotedPrintableGoingOn(fragment.text))
  return fragment.encoded
}

/** The bytes of the fragment that ends a text. Few do, so these stand beside the fragments. */
export function encodedLastFragment(fragment: Fragment): Uint8Array {
  const known = ending.get(fragment)
  if (known) return known
  const bytes = latin1(quotedPrintable(fragment.text))
  ending.set(fragment, bytes)
  return bytes
}

const ending = new WeakMap<Fragment, Uint8Array>()

const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1')

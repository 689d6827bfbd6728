import type { AddressProblem } from '../../subscriber/address/address.ts'
import { list } from './words.ts'

/** What is wrong with an address, and what helps. */
export const addressProblems: Readonly<Record<AddressProblem, string>> = {
  empty: 'Please enter an email address, such as you@example.org.',
  'too-long': 'This is too long for an email address: at most 64 characters before the @, 254 in all.',
  'invisible-character':
    'This address contains an invisible character, perhaps from copying. Please type it by hand.',
  quoted: 'Addresses with quotation marks cannot be used. Please use a plain one, such as you@example.org.',
  'not-bare': 'Please enter the bare address only, such as you@example.org, without a name or brackets.',
  'no-at': 'An email address needs an @, as in you@example.org.',
  'several-addresses': 'Please enter one address, with one @.',
  'white-space': 'An email address cannot contain spaces. Please remove them.',
  incomplete: 'Something is missing before or after the @. An address looks like you@example.org.',
  'non-ascii-local-part':
    'Please use only unaccented letters, digits and signs before the @: our mail service cannot deliver to others.',
  'encoded-word':
    'What stands before the @ is a code that mail programs turn into another text, so that mail would go astray. Please use another address.',
  'local-part-character': 'Something before the @ cannot be part of an address, such as a comma or a colon.',
  dots: 'A dot cannot come first, last or twice in a row, before or after the @.',
  'invalid-domain':
    'The part after the @ is not a domain. A domain is letters, digits and hyphens in parts joined by dots: example.org.',
  'numeric-domain': 'Please use a domain such as example.org after the @, not a number or an IP address.',
}

/** The most domains that a refusal names. An operator may allow dozens. */
const mostNamed = 5

/** The address is at a domain that may not sign up, and only some may. */
export function otherDomain(domain: string, allowed: readonly string[]): string {
  const named = allowed.slice(0, mostNamed)
  const domains = allowed.length > mostNamed ? `${named.join(', ')} and some other domains` : list(named)
  return `Only addresses at ${domains} can sign up here, not at ${domain}. Please use such an address.`
}

import { addressParser } from 'postal-mime'
import { type Header, headerValue } from './header.ts'

/** The bare address of `Name <address>`, or the text itself. */
export function bareAddress(text: string): string {
  return (/<([^<>]*)>\s*$/.exec(text)?.[1] ?? text).trim()
}

/** All addresses in To, Cc and Bcc. A message goes to them if the call names no destination. */
export function headerRecipients(headers: readonly Header[]): string[] {
  return ['to', 'cc', 'bcc'].flatMap((name) => addressesIn(headerValue(headers, name) ?? ''))
}

/** The bare addresses of an address header, members of groups included. */
function addressesIn(value: string): string[] {
  return addressParser(value, { flatten: true }).map((mailbox) => mailbox.address || mailbox.name)
}

/**
 * The reason, in SES's words, why SES would refuse this address; undefined if it would accept it. SES has no
 * SMTPUTF8: the local part must be ASCII and the domain punycode. Lengths: RFC 5321, section 4.5.3.1.
 */
export function illegalAddress(address: string): string | undefined {
  const at = address.lastIndexOf('@')
  if (at < 0 || at === address.length - 1) return "Missing final '@domain'"
  const local = address.slice(0, at)
  if (!/^[\x21-\x7e]{1,64}$/.test(local) || /[<>(),;:\\[\]@]/.test(local)) {
    return 'Local address contains control or whitespace'
  }
  const label = '[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?'
  if (!new RegExp(`^${label}(\\.${label})*$`).test(address.slice(at + 1)) || address.length > 254) {
    return 'Domain contains illegal character'
  }
  return undefined
}

import { type DomainProblem, parseDomain } from './address-domain.ts'
import { typedAddress } from './typed-address.ts'

/** An address that SES takes: the ASCII local part as it was typed, the ASCII domain in lower case. */
export type EmailAddress = string & { readonly __brand: 'EmailAddress' }

/** Why a text is not an address that can be mailed. The language's catalogue has a sentence for each. */
export type AddressProblem =
  /** Only white space. */
  | 'empty'
  /** Longer than RFC 5321 §4.5.3.1 allows: local part 64, part of the domain 63, whole address 254. */
  | 'too-long'
  /** A line break, NUL, zero-width space, direction mark or similar character, anywhere. */
  | 'invisible-character'
  /** The local part is a quoted string, `"ann b"@example.org`. */
  | 'quoted'
  /** Text around the address that may belong to it: a comment in brackets, a name that is another address. */
  | 'not-bare'
  | 'no-at'
  /** More than one `@`: a list, or a slip. */
  | 'several-addresses'
  /** White space inside the address. */
  | 'white-space'
  /** Nothing before or nothing after the `@`. */
  | 'incomplete'
  /** The local part needs SMTPUTF8 (RFC 6531), which SES does not speak. */
  | 'non-ascii-local-part'
  /**
   * The local part holds an encoded word (RFC 2047), `=?utf-8?q?…?=`. Mail programs and servers decode it, and then see
   * another address, even at another domain.
   */
  | 'encoded-word'
  /** An ASCII character that no local part has without quotes, such as `,` or `:`. */
  | 'local-part-character'
  /** A dot first, last or twice in a row, before or after the `@`. */
  | 'dots'
  | DomainProblem

export type ParsedAddress =
  | { readonly ok: true; readonly address: EmailAddress }
  | { readonly ok: false; readonly problem: AddressProblem }

/** Limits the work, not the addresses: letters with combining marks can take four times their ASCII form. */
const longestText = 4 * 254

/**
 * Parses an address that a person typed or pasted, without what certainly does not belong to it. Parsing the result
 * again gives the same result.
 */
export function parseAddress(text: string): ParsedAddress {
  return parseBareAddress(typedAddress(text))
}

/**
 * Parses an address as it stands. Accepts every Dot-string of RFC 5321 §4.1.2 within its lengths, at every
 * syntactically valid domain, including a top-level one, and asks no DNS; but no encoded word. Drops spaces and tabs
 * around the address and converts an internationalised domain.
 */
export function parseBareAddress(text: string): ParsedAddress {
  // The look behind keeps a run of spaces inside a long text from being tried from each of them.
  const typed = text.replace(/^[ \t]+/, '').replace(/(?<![ \t])[ \t]+$/, '')
  const problem = problemOfForm(typed)
  if (problem) return { ok: false, problem }
  const [local = '', typedDomain = ''] = typed.split('@')
  const localProblem = problemOfLocalPart(local)
  if (localProblem) return { ok: false, problem: localProblem }
  const domain = parseDomain(typedDomain)
  if (!domain.ok) return domain
  const address = `${local}@${domain.domain}`
  // RFC 5321 §4.5.3.1.3 counts 256 with the angle brackets. This implies a domain of at most 253.
  if (address.length > 254) return { ok: false, problem: 'too-long' }
  return { ok: true, address: address as EmailAddress }
}

/**
 * The form in which two addresses of one subscriber are equal. Case may matter to the host of a local part
 * (RFC 5321 §2.4). It never does in practice.
 */
export function normaliseAddress(address: EmailAddress): string {
  return address.toLowerCase()
}

/** The most telling problem comes first: in `Ann <ann@example.org>` the white space is not what to mend. */
function problemOfForm(typed: string): AddressProblem | undefined {
  if (typed === '') return 'empty'
  if (typed.length > longestText) return 'too-long'
  // Tabs are white space; U+200C and U+200D belong to some scripts' domains.
  if (/(?![\t\u200c\u200d])[\p{Cc}\p{Cf}]/u.test(typed)) return 'invisible-character'
  if (/^".*"@/.test(typed)) return 'quoted'
  if (/[<>()]|^mailto:/i.test(typed)) return 'not-bare'
  const ats = typed.split('@').length - 1
  if (ats === 0) return 'no-at'
  if (ats > 1) return 'several-addresses'
  if (/\s/.test(typed)) return 'white-space'
  if (typed.startsWith('@') || typed.endsWith('@')) return 'incomplete'
  return undefined
}

function problemOfLocalPart(local: string): AddressProblem | undefined {
  if (/\P{ASCII}/u.test(local)) return 'non-ascii-local-part'
  // RFC 5322 §3.2.3 atext, and dots.
  if (!/^[\w!#$%&'*+/=?^`{|}~.-]+$/.test(local)) return 'local-part-character'
  if (/=\?[^?]+\?[bq]\?/i.test(local)) return 'encoded-word'
  if (/^\.|\.\.|\.$/.test(local)) return 'dots'
  return local.length > 64 ? 'too-long' : undefined
}

/** The part of an address after its `@`. A parsed address has it in lower case and A-labels. */
export function domainOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1)
}

import { type DomainProblem, parseDomain } from './address-domain.ts'

/** An address as SES takes it: an ASCII local part as it was typed, an ASCII domain in lower case. */
export type EmailAddress = string & { readonly __brand: 'EmailAddress' }

/** Why a text is not an address that can be mailed. The language's catalogue has a sentence for each. */
export type AddressProblem =
  /** Nothing but white space. */
  | 'empty'
  /** Longer than RFC 5321 §4.5.3.1 allows: local part 64, part of the domain 63, whole address 254. */
  | 'too-long'
  /** A line break, NUL, zero-width space, direction mark or the like, anywhere. */
  | 'invisible-character'
  /** The local part is a quoted string, `"ann b"@example.org`. */
  | 'quoted'
  /** Something around the address: a name with `<…>`, a comment in brackets, `mailto:`. */
  | 'not-bare'
  | 'no-at'
  /** More than one `@`: a list, or a slip. */
  | 'several-addresses'
  /** White space inside. */
  | 'white-space'
  /** Nothing before or nothing after the `@`. */
  | 'incomplete'
  /** The local part needs SMTPUTF8 (RFC 6531), which SES does not speak. */
  | 'non-ascii-local-part'
  /** An ASCII character that no local part has without quotes, such as `,` or `:`. */
  | 'local-part-character'
  /** A dot first, last or twice in a row, before or after the `@`. */
  | 'dots'
  | DomainProblem

export type ParsedAddress =
  | { readonly ok: true; readonly address: EmailAddress }
  | { readonly ok: false; readonly problem: AddressProblem }

/** A bound on the work, not on addresses: letters with combining marks can take four times their ASCII form. */
const longestText = 4 * 254

/**
 * The address in a text that a person typed, or why it cannot be mailed. Accepts every RFC 5321 §4.1.2 Dot-string
 * within its lengths at every syntactically valid domain, a top-level one included, and asks no DNS. Spaces and tabs
 * around it are dropped, an internationalised domain is converted. Parsing the result again gives the same.
 */
export function parseAddress(text: string): ParsedAddress {
  const typed = text.replace(/^[ \t]+/, '').replace(/[ \t]+$/, '')
  const problem = problemOfForm(typed)
  if (problem) return { ok: false, problem }
  const [local = '', typedDomain = ''] = typed.split('@')
  const localProblem = problemOfLocalPart(local)
  if (localProblem) return { ok: false, problem: localProblem }
  const domain = parseDomain(typedDomain)
  if (!domain.ok) return domain
  const address = `${local}@${domain.domain}`
  // RFC 5321 §4.5.3.1.3 counts 256 with the angle brackets; a domain of its 253 at most is implied.
  if (address.length > 254) return { ok: false, problem: 'too-long' }
  return { ok: true, address: address as EmailAddress }
}

/** What makes two addresses one subscriber's. Case may matter to a local part's host (RFC 5321 §2.4); it never does. */
export function normaliseAddress(address: EmailAddress): string {
  return address.toLowerCase()
}

/** In an order that names the most telling problem: `Ann <ann@example.org>` has white space, but that is not what to mend. */
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
  if (/^\.|\.\.|\.$/.test(local)) return 'dots'
  return local.length > 64 ? 'too-long' : undefined
}

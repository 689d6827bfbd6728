import type { BounceTrouble } from '../delivery/aftermath/feedback-report.ts'

/** What SES says of one bounced recipient, in its own words. */
export interface SesBounce {
  readonly type: string
  readonly subType: string
  /** The recipient's status (RFC 3463), which not every report has. */
  readonly status?: string | null | undefined
  /** The answer of the receiving server, as `smtp; 550 5.1.1 user unknown`. */
  readonly diagnosticCode?: string | null | undefined
}

/**
 * Subtypes that say more than any status. SES's own suppression lists come with a status of 5.1.1, and its
 * words about a mail's content with whatever the receiver answered.
 */
const bySubType: ReadonlyMap<string, BounceTrouble> = new Map([
  ['suppressed', 'gone'],
  ['onaccountsuppressionlist', 'gone'],
  ['unsubscribedrecipient', 'gone'],
  ['mailboxfull', 'soft'],
  ['messagetoolarge', 'blocked'],
  ['contentrejected', 'blocked'],
  ['attachmentrejected', 'blocked'],
])

/**
 * Tells whose trouble a bounce is. The receiver's own code counts more than SES's type, which calls a policy
 * block "Permanent" and an unknown mailbox "Transient" now and then.
 */
export function troubleOf({ type, subType, status, diagnosticCode }: SesBounce): BounceTrouble {
  const bySes = bySubType.get(subType.toLowerCase())
  const code = codeOf(status, diagnosticCode)
  // A code of 4 says "for now", whatever SES makes of it.
  const isForNow = code?.kind === 4 && !isVague(code)
  const byType = type.toLowerCase() === 'permanent' && !isForNow ? 'gone' : 'soft'
  const byCode = code && troubleOfCode(code)
  // A mailbox that is not there is neither full nor offended by the content.
  if (byCode === 'gone') return 'gone'
  return bySes ?? byCode ?? (saysBlocked(code, diagnosticCode) ? 'blocked' : byType)
}

/** Servers that send no enhanced code say in words that they refuse the sender. */
const blockingWords =
  /\b(?:(?<!\b(?:account|mailbox|recipient|user) (?:is |was |has been |)?)blocked|spam|spamhaus|spamcop|dnsbl|rbl|(?:block|black|deny)[- ]?list(?:ed)?|reputation|dmarc|dkim|spf|(?:policy|security) (?:reasons?|violation|restrictions?)|local policy|virus|malware)\b/i

/** Limits the work. Servers answer in a few lines. */
const longestWords = 4_096

function saysBlocked(code: StatusCode | undefined, diagnosticCode: string | null | undefined): boolean {
  // Addresses hold such words by chance, as `no-spam@example.org` does.
  const words = (diagnosticCode ?? '').slice(0, longestWords).replace(/[^\s@]{0,64}@\S+/g, ' ')
  return (!code || isVague(code)) && blockingWords.test(words)
}

interface StatusCode {
  /** 4 or 5: for now, or for good. */
  readonly kind: number
  readonly subject: number
  readonly detail: number
}

/** The recipient's status, unless it says nothing (`5.0.0`) or is missing: then the receiver's own words. */
function codeOf(...texts: readonly (string | null | undefined)[]): StatusCode | undefined {
  const codes = texts.flatMap((text) => parseCode(text ?? '') ?? [])
  return codes.find((code) => !isVague(code)) ?? codes[0]
}

/** `5.0.0` only repeats that the mail bounced. */
function isVague({ subject, detail }: StatusCode): boolean {
  return subject === 0 && detail === 0
}

/**
 * The first enhanced status code of a text. A server's reply code stands before it, if there is one. Neither
 * an IP address nor a version is a code.
 */
function parseCode(text: string): StatusCode | undefined {
  const code = String.raw`([45])\.(\d{1,3})\.(\d{1,3})(?![.\d])`
  const found =
    new RegExp(String.raw`\b[45]\d\d[ -]+#?\(?${code}`).exec(text) ??
    new RegExp(String.raw`(?<![.\d])${code}`).exec(text)
  return found ? { kind: Number(found[1]), subject: Number(found[2]), detail: Number(found[3]) } : undefined
}

/** Details of subject 1 by which the mailbox or its domain is not there, or its address cannot be one. */
const goneDetails = [1, 2, 3, 6, 10]
/** Details of subject 1 that find fault with the sender's address. */
const senderDetails = [7, 8]

/**
 * What a status code of RFC 3463 (and its registry) says; undefined if it leaves that to the type. Subject 1
 * is the address, 2 the mailbox, 3 the system, 6 the content, 7 security and policy.
 */
function troubleOfCode({ kind, subject, detail }: StatusCode): BounceTrouble | undefined {
  switch (subject) {
    case 1:
      if (senderDetails.includes(detail)) return 'blocked'
      return goneDetails.includes(detail) ? (kind === 5 ? 'gone' : 'soft') : undefined
    case 2:
      // 2: full. 3: the mail is longer than this mailbox takes.
      return detail === 2 ? 'soft' : detail === 3 ? 'blocked' : undefined
    case 3:
      // 4: the mail is longer than the system takes.
      return detail === 4 ? 'blocked' : undefined
    case 6:
    case 7:
      return 'blocked'
    default:
      return undefined
  }
}

import type { SubmitOutcome } from '../delivery/attempt/mailer.ts'

/** Errors by which SES or AWS takes no message of this account at present, without the suffix of the SDK. */
const accountRefusals: ReadonlySet<string> = new Set([
  'AccessDenied',
  'AccountSendingPaused',
  'AccountSuspended',
  'AuthFailure',
  'ConfigurationSetDoesNotExist',
  'ConfigurationSetSendingPaused',
  'CredentialsProviderError',
  'ExpiredToken',
  'IncompleteSignature',
  'InvalidAction',
  'InvalidClientTokenId',
  'InvalidSignature',
  'LimitExceeded',
  'MailFromDomainNotVerified',
  'MissingAuthenticationToken',
  'NotAuthorized',
  'OptInRequired',
  'RequestExpired',
  'RequestInTheFuture',
  'RequestTimeTooSkewed',
  'SendingPaused',
  'SignatureDoesNotMatch',
  'UnrecognizedClient',
])

const throttles: ReadonlySet<string> = new Set([
  'RequestLimitExceeded',
  'RequestThrottled',
  'Throttled',
  'Throttling',
  'TooManyRequests',
])

/** Errors of the service, or of the way to it, that leave open what became of the mail, whatever their status. */
const openEnds: ReadonlySet<string> = new Set([
  'InternalFailure',
  'InternalServerError',
  'InternalServiceError',
  'RequestTimeout',
  'ServiceUnavailable',
  'TransientFailure',
])

/** What the SDK calls an error whose answer names none: it came from a proxy, or from a gate before SES. */
const nameless: ReadonlySet<string> = new Set([
  'Error',
  'SESServiceException',
  'SyntaxError',
  'Unknown',
  'UnknownError',
])

/** The HTTP statuses by which a service refuses one message: a bad request, one too large, one not processable. */
const messageRefusals: ReadonlySet<number> = new Set([400, 413, 422])

/** A request with such a status never reached the part of SES that sends: who asks, and where, is wrong. */
const requestRefusals: ReadonlySet<number> = new Set([401, 402, 403, 404, 405, 407])

/**
 * Words about the account, its sending, its configuration set or its credentials. They come under names that
 * otherwise mean one message, such as `MessageRejected`.
 */
const accountWords = [
  /\baccount\b/i,
  /\btenant\b/i,
  /\bconfiguration set\b/i,
  /\bmail[- ]?from\b/i,
  /\bsending\b.*\b(?:paused|suspended|disabled|stopped|blocked|not (?:enabled|allowed|permitted))\b/i,
  /\b(?:paused|suspended|disabled|stopped|blocked)\b.*\bsending\b/i,
  /\bidentity\b.*\b(?:not|disabled|paused|suspended)\b/i,
  /\b(?:credentials?|security token|signature|access denied|not authorized|permission)\b/i,
] as const

/** A recipient on a suppression list is a fact about them, although the list can be the account's. */
const recipientWords = /\bsuppression list\b|\bsuppressed\b/i

/** SES names what is not verified: the sender's identity, or in the sandbox the recipient's, or both. */
const unverified = /\bnot verified\b(?:.*?\bidentit(?:y|ies)\b[^:]*:\s*(.*))?/is

/**
 * Reads from a failed call what became of its message. The words decide where a name has several meanings. An
 * error that is not a known refusal is ambiguous. A reason names the error and quotes nothing, because the
 * provider's words can hold an address.
 */
export function refusalOf(error: unknown, sender: string): SubmitOutcome {
  const { name, words, status } = describe(error)
  const reason = `${name}${status ? ` (${status})` : ''}`
  const code = name.replace(/Exception$/, '')
  const isRefusal = status === undefined || (status >= 400 && status < 500)
  if (isRefusal && (throttles.has(code) || status === 429 || /\brate exceeded\b/i.test(words))) {
    // Both limits have the same error name; only their messages differ.
    return isOfTheDay(words) ? { outcome: 'stopped', reason: 'daily quota' } : { outcome: 'throttled' }
  }
  if (accountRefusals.has(code)) return { outcome: 'stopped', reason }
  if (status === undefined || !isRefusal) return { outcome: 'ambiguous', reason }
  if (requestRefusals.has(status)) return { outcome: 'stopped', reason }
  if (!messageRefusals.has(status) || openEnds.has(code)) return { outcome: 'ambiguous', reason }
  // A request that is too large is no less so if a proxy says it.
  if (status !== 413 && nameless.has(name)) return { outcome: 'ambiguous', reason }
  if (isOfTheDay(words)) return { outcome: 'stopped', reason: 'daily quota' }
  const about = subjectOf(words, sender)
  return { outcome: about === 'account' ? 'stopped' : 'refused', reason: `${reason} about the ${about}` }
}

function isOfTheDay(words: string): boolean {
  const own = withoutAddresses(words)
  return /\b(?:daily|24.?hours?|day)\b/i.test(own) && /\b(?:quota|limit|exceeded)\b/i.test(own)
}

/** Tells whom the words of a refusal concern. */
function subjectOf(words: string, sender: string): 'account' | 'recipient' | 'message' {
  const found = unverified.exec(words)
  if (found) {
    const identities = identitiesIn(found[1] ?? '')
    // Without a list nobody else is known to be at fault.
    return identities.length === 0 || namesSender(identities, sender) ? 'account' : 'recipient'
  }
  const own = withoutAddresses(words)
  if (recipientWords.test(own)) return 'recipient'
  return accountWords.some((each) => each.test(own)) ? 'account' : 'message'
}

/** An address can be made of words that mean something here, such as `account@example.com`. */
function withoutAddresses(words: string): string {
  return words
    .split(/\s+/)
    .filter((word) => !word.includes('@'))
    .join(' ')
}

/** The addresses and domains of a list, also of one with names, quotes or ARNs. */
function identitiesIn(list: string): string[] {
  return list
    .toLowerCase()
    .split(/[\s,;<>]+/)
    .map((each) => each.replace(/^["'`]*(?:arn:.*:identity\/)?/, '').replace(/["'`.]*$/, ''))
    .filter((each) => each.includes('.') || each.includes('@'))
}

/** Whether a list of identities holds the sender's address, its domain, or a domain above that. */
function namesSender(identities: readonly string[], sender: string): boolean {
  const address = sender.toLowerCase()
  const domain = address.slice(address.lastIndexOf('@') + 1)
  return identities.some((each) =>
    each.includes('@') ? each === address : domain === each || domain.endsWith(`.${each}`),
  )
}

/** SES's sentences are shorter. A proxy's page is not, and some patterns need the square of its length. */
const mostCharacters = 2_000

function describe(error: unknown): {
  name: string
  words: string
  status: number | undefined
} {
  if (!(error instanceof Error)) return { name: 'Unknown', words: '', status: undefined }
  const { $metadata } = error as { $metadata?: { httpStatusCode?: number } }
  return {
    name: error.name,
    words: error.message.slice(0, mostCharacters),
    status: $metadata?.httpStatusCode,
  }
}

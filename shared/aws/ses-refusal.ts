import type { SubmitOutcome } from '../delivery/attempt/mailer.ts'

/** Errors by which SES or AWS takes no message of this account at present, without the suffix of the SDK. */
const accountRefusals: ReadonlySet<string> = new Set([
  'AccessDenied',
  'AccountSendingPaused',
  'AccountSuspended',
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
  const { name, message, status } = describe(error)
  const reason = `${name}${status ? ` (${status})` : ''}`
  const code = name.replace(/Exception$/, '')
  const isRefusal = status === undefined || (status >= 400 && status < 500)
  if (isRefusal && (throttles.has(code) || status === 429 || /\brate exceeded\b/i.test(message))) {
    // Both limits have the same error name; only their messages differ.
    return isOfTheDay(message) ? { outcome: 'stopped', reason: 'daily quota' } : { outcome: 'throttled' }
  }
  if (accountRefusals.has(code)) return { outcome: 'stopped', reason }
  if (status === undefined || !isRefusal) return { outcome: 'ambiguous', reason }
  if (requestRefusals.has(status)) return { outcome: 'stopped', reason }
  if (!messageRefusals.has(status)) return { outcome: 'ambiguous', reason }
  if (isOfTheDay(message)) return { outcome: 'stopped', reason: 'daily quota' }
  const about = subjectOf(message, sender)
  return { outcome: about === 'account' ? 'stopped' : 'refused', reason: `${reason} about the ${about}` }
}

function isOfTheDay(message: string): boolean {
  return /\b(?:daily|24.?hours?|day)\b/i.test(message) && /\b(?:quota|limit|exceeded)\b/i.test(message)
}

/** Whom the words of a refusal concern. */
function subjectOf(message: string, sender: string): 'account' | 'recipient' | 'message' {
  const found = unverified.exec(message)
  if (found) {
    const [, identities] = found
    return identities === undefined || namesSender(identities, sender) ? 'account' : 'recipient'
  }
  if (recipientWords.test(message)) return 'recipient'
  return accountWords.some((words) => words.test(message)) ? 'account' : 'message'
}

/** Whether a list of identities holds the sender's address, its domain, or a domain above that. */
function namesSender(identities: string, sender: string): boolean {
  const address = sender.toLowerCase()
  const domain = address.slice(address.lastIndexOf('@') + 1)
  return identities
    .toLowerCase()
    .split(/[\s,;<>"']+/)
    .some((identity) =>
      identity.includes('@')
        ? identity === address
        : domain === identity ||
          (identity.includes('.') && domain.endsWith(`.${identity.replace(/\.$/, '')}`)),
    )
}

function describe(error: unknown): {
  name: string
  message: string
  status: number | undefined
} {
  if (!(error instanceof Error)) return { name: 'Unknown', message: '', status: undefined }
  const { $metadata } = error as { $metadata?: { httpStatusCode?: number } }
  return {
    name: error.name,
    message: error.message,
    status: $metadata?.httpStatusCode,
  }
}

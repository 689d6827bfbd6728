import {
  AccountSendingPausedException,
  ConfigurationSetDoesNotExistException,
  ConfigurationSetSendingPausedException,
  MailFromDomainNotVerifiedException,
  MessageRejected,
  SESServiceException,
} from '@aws-sdk/client-ses'

/** The outcomes of a call: whether SES takes the message, and the answer to its caller. */
export const sesOutcomes = [
  'accepted',
  'accepted, no id',
  'accepted, 500',
  'accepted, 503',
  'accepted, time-out',
  'accepted, reset',
  'rate throttle',
  'daily throttle',
  'rejected',
  'rejected, account paused',
  'rejected, sender unverified',
  'invalid',
  'account paused',
  'configuration set missing',
  'configuration set paused',
  'mail-from unverified',
  'access denied',
  'token expired',
  'no credentials',
  'refused, 500',
  'refused, 503',
  'refused, time-out',
  'refused, reset',
] as const
export type SesOutcome = (typeof sesOutcomes)[number]

/** The client gives up after this long: `sesClientConfig`. */
export const requestTimeoutMs = 10_000

export function isTaken(outcome: SesOutcome): boolean {
  return outcome.startsWith('accepted')
}

/** Tells whether SES will never take the message, because of its recipient or of itself. */
export function isRefusedForGood(outcome: SesOutcome): boolean {
  return outcome === 'rejected' || outcome === 'invalid'
}

/** Tells whether the answer leaves open whether SES took the message. */
export function leavesOpen(outcome: SesOutcome): boolean {
  return outcome.startsWith('refused') || (outcome.startsWith('accepted') && outcome !== 'accepted')
}

/** Tells whether SES takes no mail of the account for now. */
export function concernsAccount(outcome: SesOutcome): boolean {
  return (
    outcome !== 'rate throttle' && !isTaken(outcome) && !isRefusedForGood(outcome) && !leavesOpen(outcome)
  )
}

/** The SDK's error in its own shape. Undefined if the caller is told of success. */
export function errorOf(outcome: SesOutcome): Error | undefined {
  const status = (httpStatusCode: number) => ({ $metadata: { httpStatusCode } })
  switch (outcome) {
    case 'accepted':
    case 'accepted, no id':
      return undefined
    case 'accepted, 500':
    case 'refused, 500':
      return generic('InternalFailure', 'We encountered an internal error. Please try again.', 500)
    case 'accepted, 503':
    case 'refused, 503':
      return generic('ServiceUnavailable', 'Service is temporarily unavailable.', 503)
    case 'accepted, time-out':
    case 'refused, time-out':
      return transport(`Request timed out after ${requestTimeoutMs} ms.`, 'ETIMEDOUT')
    case 'accepted, reset':
    case 'refused, reset':
      return transport('socket hang up', 'ECONNRESET')
    // Both throttles have one name, and only their messages differ.
    case 'rate throttle':
      return generic('Throttling', 'Maximum sending rate exceeded.', 400)
    case 'daily throttle':
      return generic('Throttling', 'Daily message quota exceeded.', 400)
    case 'rejected':
      return new MessageRejected({ message: 'Address blacklisted.', ...status(400) })
    // What concerns the account comes under the same name.
    case 'rejected, account paused':
      return new MessageRejected({
        message: 'Sending paused for this account. For more information, please check the inbox.',
        ...status(400),
      })
    case 'rejected, sender unverified':
      return new MessageRejected({
        message:
          'Email address is not verified. The following identities failed the check in region US-EAST-1: papers@example.org',
        ...status(400),
      })
    case 'invalid':
      return generic('InvalidParameterValue', 'Local address contains control or whitespace', 400)
    case 'account paused':
      return new AccountSendingPausedException({
        message: 'Email sending is currently disabled for your entire Amazon SES account.',
        ...status(400),
      })
    case 'configuration set missing':
      return new ConfigurationSetDoesNotExistException({ message: 'It does not exist.', ...status(400) })
    case 'configuration set paused':
      return new ConfigurationSetSendingPausedException({ message: 'It is paused.', ...status(400) })
    case 'mail-from unverified':
      return new MailFromDomainNotVerifiedException({
        message: 'Could not read the MX record.',
        ...status(400),
      })
    case 'access denied':
      return generic('AccessDenied', 'User is not authorized to perform `ses:SendRawEmail`.', 403)
    case 'token expired':
      return generic('ExpiredToken', 'The security token included in the request is expired', 403)
    case 'no credentials':
      return Object.assign(new Error('Could not load credentials from any providers'), {
        name: 'CredentialsProviderError',
      })
  }
}

/** How long the caller waits for the answer. */
export function answerDelayMs(outcome: SesOutcome): number {
  return outcome.endsWith('time-out') ? requestTimeoutMs : 0
}

function generic(name: string, message: string, httpStatusCode: number): Error {
  const $fault = httpStatusCode < 500 ? 'client' : 'server'
  return new SESServiceException({ name, message, $fault, $metadata: { httpStatusCode } })
}

/** The SDK's HTTP handler calls resets time-outs, too. */
function transport(message: string, code: string): Error {
  return Object.assign(new Error(message), { name: 'TimeoutError', code, $metadata: {} })
}

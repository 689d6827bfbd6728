/** A refused call: SES's error code, its message and the HTTP status. */
export interface Refusal {
  code: string
  message: string
  status: 400 | 500
}

const refused = (code: string, message: string): Refusal => ({
  code,
  message,
  status: 400,
})

/**
 * SES's refusals, in its own words if those are known. Both throttles have the same code, and only the
 * message distinguishes them. A malformed message or address is an InvalidParameterValue, not a
 * MessageRejected.
 */
export const refusal = {
  rate: refused('Throttling', 'Maximum sending rate exceeded.'),
  dailyQuota: refused('Throttling', 'Daily message quota exceeded.'),
  rejected: refused('MessageRejected', 'Address blacklisted.'),
  paused: refused(
    'AccountSendingPausedException',
    'Email sending is currently disabled for your entire Amazon SES account.',
  ),
  mailFromUnverified: refused(
    'MailFromDomainNotVerifiedException',
    'Could not read the MX record required to use the specified MAIL FROM domain.',
  ),
  serverError: {
    code: 'InternalFailure',
    message: 'We encountered an internal error. Please try again.',
    status: 500,
  },
  noDestination: refused(
    'MessageRejected',
    'No destination: neither Destinations nor To, Cc or Bcc name anyone.',
  ),
  noSource: invalid("Missing required header 'From'."),
  noData: invalid('RawMessage.Data is missing or empty.'),
  tooManyRecipients: (count: number) => invalid(`Recipient count exceeds 50: ${count}.`),
  tooLong: (bytes: number) => invalid(`Message length is more than 10485760 bytes long: '${bytes}'.`),
  badTag: (name: string, value: string) =>
    invalid(
      `Invalid tag <${name}>=<${value}>: allowed are 1 to 256 of A-Z, a-z, 0-9, "_" and "-", each name once.`,
    ),
  badAddress: (why: string, address: string) => invalid(`${why}: '${address}'.`),
  noConfigurationSet: (name: string) =>
    refused('ConfigurationSetDoesNotExist', `Configuration set <${name}> does not exist.`),
  configurationSetPaused: (name: string) =>
    refused(
      'ConfigurationSetSendingPausedException',
      `Email sending is currently disabled for configuration set <${name}>.`,
    ),
  noAction: (action: string) =>
    refused('InvalidAction', `Could not find operation ${action} for version 2010-12-01`),
} satisfies Record<string, Refusal | ((...given: never[]) => Refusal)>

function invalid(message: string): Refusal {
  return refused('InvalidParameterValue', message)
}

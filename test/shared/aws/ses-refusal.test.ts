import {
  AccountSendingPausedException,
  ConfigurationSetDoesNotExistException,
  ConfigurationSetSendingPausedException,
  MailFromDomainNotVerifiedException,
  MessageRejected,
  SESServiceException,
} from '@aws-sdk/client-ses'
import { describe, expect, test } from 'vitest'
import { refusalOf } from '../../../shared/aws/ses-refusal.ts'
import type { SubmitOutcome } from '../../../shared/delivery/attempt/mailer.ts'

const outcomeOf = (fault: unknown): SubmitOutcome => refusalOf(fault, 'Digest@papers.example.org')

const http = (httpStatusCode: number) => ({ $metadata: { httpStatusCode } })

/** An error that SES answers and that the SDK has no class for. */
const answered = (name: string, status: number, message = 'no') =>
  new SESServiceException({ name, $fault: status < 500 ? 'client' : 'server', message, ...http(status) })

/** An error that happens before or without an answer. */
const unanswered = (name: string, code?: string) =>
  Object.assign(new Error(code ?? name), { name, ...(code && { code }) })

const rejected = (message: string) => outcomeOf(new MessageRejected({ message, ...http(400) }))
const unverified = (identities: string) =>
  `Email address is not verified. The following identities failed the check in region US-EAST-1: ${identities}`

describe('a rejected message', () => {
  test.each([
    'Sending paused for this account. For more information, please check the inbox of the email address associated with your AWS account.',
    'Sending suspended for this account.',
    'Email sending is currently disabled for your entire Amazon SES account.',
    'Your account is under review and cannot send.',
    'Sending is paused for configuration set <paperwire>.',
    'Configuration set `paperwire` does not exist.',
    'Sending has been disabled in this region.',
    'The identity papers.example.org is not authorized to send.',
    'Could not read the MX record required to use the specified MAIL FROM domain.',
    'Sending paused for tenant one.',
    'Access denied: ses:SendRawEmail on the identity',
    'Email address is not verified.',
    unverified('digest@papers.example.org'),
    unverified('DIGEST@Papers.Example.org, ann@example.com'),
    unverified('ann@example.com, papers.example.org'),
    unverified('example.org'),
    unverified('arn:aws:ses:us-east-1:111122223333:identity/papers.example.org'),
    unverified('arn:aws-us-gov:ses:us-gov-west-1:111122223333:identity/digest@papers.example.org'),
    unverified('ann@example.com, "Digest" <digest@papers.example.org>'),
    unverified("`digest@papers.example.org'"),
    unverified('"digest@papers.example.org".'),
    unverified('papers.example.org.'),
    unverified(''),
    'IDENTITY NOT VERIFIED',
    'Email sending for the configuration set paperwire is paused.',
  ])('a message that is rejected with "%s" stops sending, because it concerns the account', (words) => {
    expect(rejected(words)).toEqual({
      outcome: 'stopped',
      reason: 'MessageRejected (400) about the account',
    })
  })

  test.each([
    unverified('ann@example.com'),
    unverified('ann@papers.example.org'),
    unverified('other.example.org'),
    unverified('xpapers.example.org'),
    unverified('arn:aws:ses:us-east-1:111122223333:identity/ann@example.com'),
    unverified('account@example.com.'),
    'Recipient is on the account suppression list.',
    'Address is suppressed.',
  ])('a message that is rejected with "%s" is refused for its recipient alone', (words) => {
    expect(rejected(words)).toEqual({
      outcome: 'refused',
      reason: 'MessageRejected (400) about the recipient',
    })
  })

  test.each([
    'Address blacklisted.',
    "Duplicate header 'Message-ID'.",
    'The message contains a virus.',
    'Local address contains control or whitespace',
    "Missing final '@domain'",
    'Illegal address: account@example.com',
    'Domain contains illegal character (signature-permission@tenant.example)',
    'User name is missing: <daily.quota@limit.example>',
    'Message length is more than 10485760 bytes long',
    '',
  ])('a message that is rejected with "%s" is refused for itself', (words) => {
    expect(rejected(words)).toEqual({
      outcome: 'refused',
      reason: 'MessageRejected (400) about the message',
    })
  })

  test.each(['Daily message quota exceeded.', 'Your 24 hour sending limit was exceeded'])(
    'a message that is rejected with "%s" waits for the next day',
    (words) => {
      expect(rejected(words)).toEqual({ outcome: 'stopped', reason: 'daily quota' })
    },
  )

  test('a sender with an apostrophe is found among the identities that are not verified', () => {
    const fault = new MessageRejected({ message: unverified("O'Hara@example.org"), ...http(400) })
    expect(refusalOf(fault, "o'hara@example.org").outcome).toBe('stopped')
  })

  test('a message that is rejected because calls come too fast is throttled', () => {
    expect(rejected('Maximum sending rate exceeded.')).toEqual({ outcome: 'throttled' })
  })
})

describe('a request that a proxy or another service refuses', () => {
  test.each([401, 403, 404, 405, 407])('an answer %i stops sending, because SES saw no message', (status) => {
    expect(outcomeOf(answered('UnknownError', status)).outcome).toBe('stopped')
  })

  test.each([408, 409, 418, 425])('an answer %i leaves open what became of the mail', (status) => {
    expect(outcomeOf(answered('UnknownError', status)).outcome).toBe('ambiguous')
  })

  test.each(['Error', 'SyntaxError', 'SESServiceException', 'Unknown', 'UnknownError'])(
    'an answer 400 without an error of SES, which the SDK calls %s, leaves open what became of the mail',
    (name) => {
      const outcome = outcomeOf(answered(name, 400, '@aws-sdk XML parse error: unexpected content.'))
      expect(outcome).toEqual({ outcome: 'ambiguous', reason: `${name} (400)` })
    },
  )

  test('an answer 413 without an error of SES refuses this message', () => {
    expect(outcomeOf(answered('Unknown', 413)).outcome).toBe('refused')
  })

  test('an answer 429 is a throttle', () => {
    expect(outcomeOf(answered('UnknownError', 429))).toEqual({ outcome: 'throttled' })
  })
})

describe('a call that fails', () => {
  test.each(['Throttling', 'ThrottlingException'])('the error %s for the rate is a throttle', (name) => {
    const outcome = outcomeOf(answered(name, 400, 'Maximum sending rate exceeded.'))
    expect(outcome).toEqual({ outcome: 'throttled' })
  })

  test.each(['Throttling', 'ThrottlingException'])('the error %s for the day stops sending', (name) => {
    const outcome = outcomeOf(answered(name, 400, 'Daily message quota exceeded.'))
    expect(outcome).toEqual({ outcome: 'stopped', reason: 'daily quota' })
  })

  const detail = { message: 'no', ...http(400) }
  test.each([
    new AccountSendingPausedException(detail),
    new ConfigurationSetDoesNotExistException(detail),
    new ConfigurationSetSendingPausedException(detail),
    new MailFromDomainNotVerifiedException(detail),
  ])('the error $name concerns the whole account and stops sending', (fault) => {
    const outcome = outcomeOf(fault)
    expect(outcome).toEqual({ outcome: 'stopped', reason: `${fault.name} (400)` })
  })

  test.each([
    ['AccessDenied', 403],
    ['AccessDeniedException', 400],
    ['ExpiredToken', 403],
    ['ExpiredTokenException', 403],
    ['IncompleteSignature', 400],
    ['InvalidClientTokenId', 403],
    ['InvalidSignatureException', 403],
    ['MissingAuthenticationToken', 403],
    ['NotAuthorized', 400],
    ['OptInRequired', 403],
    ['AuthFailure', 400],
    ['RequestExpired', 400],
    ['RequestInTheFuture', 400],
    ['RequestTimeTooSkewed', 400],
    ['SignatureDoesNotMatch', 403],
    ['UnrecognizedClientException', 403],
  ])('the error %s concerns credentials and stops sending', (name, status) => {
    const outcome = outcomeOf(answered(name, status))
    expect(outcome).toEqual({ outcome: 'stopped', reason: `${name} (${status})` })
  })

  test('missing credentials stop sending', () => {
    const outcome = outcomeOf(unanswered('CredentialsProviderError'))
    expect(outcome).toEqual({ outcome: 'stopped', reason: 'CredentialsProviderError' })
  })

  test.each([
    answered('InvalidParameterValue', 400, 'Local address contains control or whitespace'),
    answered('RequestEntityTooLarge', 413),
  ])('the error $name refuses this message', (fault) => {
    const outcome = outcomeOf(fault)
    expect(outcome).toEqual({
      outcome: 'refused',
      reason: `${fault.name} (${fault.$metadata.httpStatusCode}) about the message`,
    })
  })

  test.each([500, 502, 503, 504])(
    'an answer %i is ambiguous, because the mail may be on its way',
    (status) => {
      const outcome = outcomeOf(answered('InternalFailure', status))
      expect(outcome).toEqual({ outcome: 'ambiguous', reason: `InternalFailure (${status})` })
    },
  )

  test.each([
    'InternalFailure',
    'RequestTimeout',
    'RequestTimeoutException',
    'ServiceUnavailable',
    'ServiceUnavailableException',
    'TransientFailure',
  ])('the error %s is ambiguous although its status is 400', (name) => {
    expect(outcomeOf(answered(name, 400))).toEqual({ outcome: 'ambiguous', reason: `${name} (400)` })
  })

  test.each([
    unanswered('TimeoutError'),
    unanswered('Error', 'ECONNRESET'),
    unanswered('Error', 'ECONNREFUSED'),
    unanswered('AbortError'),
    Object.assign(new SyntaxError('Unexpected token <'), http(200)),
  ])('the error $name: $message is ambiguous', (fault) => {
    expect(outcomeOf(fault).outcome).toBe('ambiguous')
  })

  test('a thrown value that is no error is ambiguous', () => {
    expect(outcomeOf('boom')).toEqual({ outcome: 'ambiguous', reason: 'Unknown' })
  })

  test.each(['.', 'sending ', 'not verified identity ', '"', '@', 'arn:'])(
    'a refusal with a million of “%s” is read at once',
    (text) => {
      const begun = performance.now()
      const words = text.repeat(1_000_000 / text.length)
      outcomeOf(answered('MessageRejected', 400, `${words}x`))
      outcomeOf(answered('MessageRejected', 400, `${unverified(words)}x`))
      expect(performance.now() - begun).toBeLessThan(1_000)
    },
  )

  test('no reason quotes the provider, whose message can hold an address', () => {
    for (const status of [400, 403, 500]) {
      const outcome = outcomeOf(answered('MessageRejected', status, 'ann@example.org is not verified'))
      expect(JSON.stringify(outcome)).not.toContain('@')
    }
  })
})

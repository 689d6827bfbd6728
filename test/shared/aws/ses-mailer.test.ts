import {
  AccountSendingPausedException,
  ConfigurationSetDoesNotExistException,
  ConfigurationSetSendingPausedException,
  GetSendQuotaCommand,
  MailFromDomainNotVerifiedException,
  MessageRejected,
  SESServiceException,
  SendRawEmailCommand,
} from '@aws-sdk/client-ses'
import { describe, expect, test } from 'vitest'
import { type SesClient, sesClientConfig, sesMailer, sesQuotaReader } from '../../../shared/aws/ses-mailer.ts'
import type { SubmitOutcome } from '../../../shared/delivery/attempt/mailer.ts'
import type { Mail } from '../../../shared/mail/mail.ts'
import type { EmailAddress } from '../../../shared/subscriber/address.ts'

const mail: Mail = {
  to: 'ann@example.org' as EmailAddress,
  subject: 'Papers',
  html: '<p>Papers</p>',
  text: 'Papers',
  headers: {},
}

/** The SDK's client, with an answer instead of a network. */
function clientThat(answer: (command: unknown, options?: { abortSignal?: AbortSignal }) => unknown) {
  const commands: unknown[] = []
  const send = async (command: unknown, options?: { abortSignal?: AbortSignal }) => {
    commands.push(command)
    return answer(command, options)
  }
  return { client: { send } as SesClient, commands }
}

const mailerOn = (client: SesClient) =>
  sesMailer({
    client,
    source: 'digest@papers.example.org',
    configurationSet: 'paperwire',
    compose: async ({ subject }) => new TextEncoder().encode(`Subject: ${subject}\r\n\r\n`),
  })

async function outcomeOf(
  fault: unknown,
): Promise<{ readonly outcome: SubmitOutcome; readonly calls: number }> {
  const { client, commands } = clientThat(() => {
    throw fault
  })
  return { outcome: await mailerOn(client).submit(mail, {}), calls: commands.length }
}

const http = (httpStatusCode: number) => ({ $metadata: { httpStatusCode } })

/** An error that SES answers and that the SDK has no class for. */
const answered = (name: string, status: number, message = 'no') =>
  new SESServiceException({ name, $fault: status < 500 ? 'client' : 'server', message, ...http(status) })

/** An error that happens before or without an answer. */
const unanswered = (name: string, code?: string) =>
  Object.assign(new Error(code ?? name), { name, ...(code && { code }) })

describe('a call', () => {
  test('a call of SES carries the whole mail once, to its recipient, with its tags', async () => {
    const { client, commands } = clientThat(() => ({ MessageId: 'message-1' }))
    const tags = { edition: '2026-11-23', attempt: 'attempt-1' }
    expect(await mailerOn(client).submit(mail, tags)).toEqual({ outcome: 'accepted', messageId: 'message-1' })
    expect(commands).toHaveLength(1)
    expect(commands[0]).toBeInstanceOf(SendRawEmailCommand)
    expect((commands[0] as SendRawEmailCommand).input).toEqual({
      Source: 'digest@papers.example.org',
      Destinations: ['ann@example.org'],
      RawMessage: { Data: new TextEncoder().encode('Subject: Papers\r\n\r\n') },
      ConfigurationSetName: 'paperwire',
      Tags: [
        { Name: 'edition', Value: '2026-11-23' },
        { Name: 'attempt', Value: 'attempt-1' },
      ],
    })
  })

  test('a call that SES answers without a MessageId was accepted', async () => {
    const { client } = clientThat(() => ({}))
    expect(await mailerOn(client).submit(mail, {})).toEqual({ outcome: 'accepted', messageId: undefined })
  })

  test('SES is not called if the mail cannot be composed', async () => {
    const { client, commands } = clientThat(() => ({}))
    const compose = async () => {
      throw new Error('a header holds a line break')
    }
    const mailer = sesMailer({ client, source: 'a@example.org', configurationSet: 'c', compose })
    await expect(mailer.submit(mail, {})).rejects.toThrow('line break')
    expect(commands).toEqual([])
  })
})

describe('a call that fails', () => {
  test.each(['Throttling', 'ThrottlingException'])(
    'the error %s for the rate is a throttle',
    async (name) => {
      const { outcome } = await outcomeOf(answered(name, 400, 'Maximum sending rate exceeded.'))
      expect(outcome).toEqual({ outcome: 'throttled' })
    },
  )

  test.each(['Throttling', 'ThrottlingException'])('the error %s for the day stops sending', async (name) => {
    const { outcome } = await outcomeOf(answered(name, 400, 'Daily message quota exceeded.'))
    expect(outcome).toEqual({ outcome: 'stopped', reason: 'daily quota' })
  })

  const detail = { message: 'no', ...http(400) }
  test.each([
    new AccountSendingPausedException(detail),
    new ConfigurationSetDoesNotExistException(detail),
    new ConfigurationSetSendingPausedException(detail),
    new MailFromDomainNotVerifiedException(detail),
  ])('the error $name concerns the whole account and stops sending', async (fault) => {
    const { outcome } = await outcomeOf(fault)
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
    ['RequestExpired', 400],
    ['SignatureDoesNotMatch', 403],
    ['UnrecognizedClientException', 403],
  ])('the error %s concerns credentials and stops sending', async (name, status) => {
    const { outcome } = await outcomeOf(answered(name, status))
    expect(outcome).toEqual({ outcome: 'stopped', reason: `${name} (${status})` })
  })

  test('missing credentials stop sending', async () => {
    const { outcome } = await outcomeOf(unanswered('CredentialsProviderError'))
    expect(outcome).toEqual({ outcome: 'stopped', reason: 'CredentialsProviderError' })
  })

  test.each([
    new MessageRejected({ message: 'Email address is not verified.', ...http(400) }),
    answered('InvalidParameterValue', 400, 'Local address contains control or whitespace'),
    answered('RequestEntityTooLarge', 413),
  ])('the error $name refuses this message', async (fault) => {
    const { outcome } = await outcomeOf(fault)
    expect(outcome).toEqual({
      outcome: 'refused',
      reason: `${fault.name} (${fault.$metadata.httpStatusCode})`,
    })
  })

  test.each([500, 502, 503, 504])(
    'an answer %i is ambiguous, because the mail may be on its way',
    async (status) => {
      const { outcome } = await outcomeOf(answered('InternalFailure', status))
      expect(outcome).toEqual({ outcome: 'ambiguous', reason: `InternalFailure (${status})` })
    },
  )

  test.each([
    unanswered('TimeoutError'),
    unanswered('Error', 'ECONNRESET'),
    unanswered('Error', 'ECONNREFUSED'),
    unanswered('AbortError'),
    Object.assign(new SyntaxError('Unexpected token <'), http(200)),
  ])('the error $name: $message is ambiguous', async (fault) => {
    expect((await outcomeOf(fault)).outcome.outcome).toBe('ambiguous')
  })

  test('a thrown value that is no error is ambiguous', async () => {
    expect((await outcomeOf('boom')).outcome).toEqual({ outcome: 'ambiguous', reason: 'Unknown' })
  })

  test.each([answered('Throttling', 400), answered('InternalFailure', 500), unanswered('TimeoutError')])(
    'the mailer never repeats a call after $name',
    async (fault) => {
      expect((await outcomeOf(fault)).calls).toBe(1)
    },
  )

  test('no reason quotes the provider, whose message can hold an address', async () => {
    for (const status of [400, 403, 500]) {
      const { outcome } = await outcomeOf(
        answered('MessageRejected', status, 'ann@example.org is not verified'),
      )
      expect(JSON.stringify(outcome)).not.toContain('@')
    }
  })
})

test('the client makes one attempt, and its time-out ends the call within the ten seconds that a claim has', () => {
  expect(sesClientConfig).toEqual({
    maxAttempts: 1,
    requestHandler: { requestTimeout: 10_000, connectionTimeout: 3_000, throwOnRequestTimeout: true },
  })
})

describe('the quota', () => {
  test('the quota is read as SES reports it', async () => {
    const { client, commands } = clientThat(() => ({
      Max24HourSend: 50_000,
      MaxSendRate: 14,
      SentLast24Hours: 127,
    }))
    expect(await sesQuotaReader(client, 5_000).read()).toEqual({
      perSecond: 14,
      perDay: 50_000,
      sentLastDay: 127,
    })
    expect(commands[0]).toBeInstanceOf(GetSendQuotaCommand)
  })

  test('a quota of -1 a day is no limit', async () => {
    const { client } = clientThat(() => ({ Max24HourSend: -1, MaxSendRate: 200, SentLast24Hours: 0 }))
    expect(await sesQuotaReader(client, 5_000).read()).toMatchObject({ perDay: Number.POSITIVE_INFINITY })
  })

  test('a quota that SES leaves out counts as the smallest possible one', async () => {
    const { client } = clientThat(() => ({}))
    expect(await sesQuotaReader(client, 5_000).read()).toEqual({ perSecond: 1, perDay: 0, sentLastDay: 0 })
  })

  test('the mailer does not wait for the quota longer than it is told', async () => {
    const { client } = clientThat(
      (_command, options) =>
        new Promise((_resolve, reject) => {
          options?.abortSignal?.addEventListener('abort', () => reject(options.abortSignal?.reason))
        }),
    )
    await expect(sesQuotaReader(client, 1).read()).rejects.toThrow('timeout')
  })
})

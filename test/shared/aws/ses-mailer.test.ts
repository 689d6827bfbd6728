import { GetSendQuotaCommand, MessageRejected, SendRawEmailCommand } from '@aws-sdk/client-ses'
import { describe, expect, test } from 'vitest'
import { type SesClient, sesMailer, sesQuotaReader } from '../../../shared/aws/ses-mailer.ts'
import type { Mail } from '../../../shared/mail/mail.ts'
import type { EmailAddress } from '../../../shared/subscriber/address/address.ts'

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
    compose: async (composed) => {
      const { subject } = 'open' in composed ? composed.open : composed
      return new TextEncoder().encode(`Subject: ${subject}\r\n\r\n`)
    },
  })

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

  test.each([
    ['none', {}],
    ['an empty one', { MessageId: '' }],
  ])('an answer with %s for a message id leaves open whether SES has the mail', async (_what, answer) => {
    const { client } = clientThat(() => answer)
    expect((await mailerOn(client).submit(mail, {})).outcome).toBe('ambiguous')
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
  test('a call that fails is read by what SES said, and is not repeated', async () => {
    const words = 'Email address is not verified. The following identities failed the check in region X: '
    const { client, commands } = clientThat(() => {
      throw new MessageRejected({ message: `${words}papers.example.org`, $metadata: { httpStatusCode: 400 } })
    })
    expect(await mailerOn(client).submit(mail, {})).toEqual({
      outcome: 'stopped',
      reason: 'MessageRejected (400) about the account',
    })
    expect(commands).toHaveLength(1)
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

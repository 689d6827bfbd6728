// @module-tag property
import {
  GetSendQuotaCommand,
  SESClient,
  SendRawEmailCommand,
  type SendRawEmailCommandInput,
} from '@aws-sdk/client-ses'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { withRawMails } from '../../../shared/aws/ses-raw-mail.ts'
import { signedRequests } from '../../fakes/signed-requests.ts'

/** The same call by the SDK alone, and by a client that writes its mails itself. */
function twoClients() {
  const { config, of } = signedRequests()
  const plain = new SESClient(config)
  const raw = withRawMails(new SESClient(config))
  return async (command: () => object) => {
    const theirs = await of(plain, command())
    const ours = await of(raw, command())
    expect(String(ours?.body)).toBe(theirs?.body)
    expect({ ...ours, body: '' }).toEqual({ ...theirs, body: '' })
    expect(ours?.headers.authorization).toMatch(/^AWS4-HMAC-SHA256 .*Signature=\w{64}$/)
    return ours
  }
}

const whole: SendRawEmailCommandInput = {
  Source: 'papers@example.org',
  Destinations: ['ann@example.org'],
  RawMessage: { Data: Buffer.from('Subject: Papers\r\n\r\n£ and é = + / &RawMessage.Data=\r\n') },
  ConfigurationSetName: 'paperwire',
  Tags: [
    { Name: 'edition', Value: '2026-11-23' },
    { Name: 'attempt', Value: '00000000-0000-4000-8000-000000000000' },
  ],
}

const everyByte = Uint8Array.from({ length: 256 }, (_, byte) => byte)

describe('a request with a mail is the one that the SDK writes, byte for byte and with its signature', () => {
  test.each<[string, Partial<SendRawEmailCommandInput>]>([
    ['a whole call', {}],
    ['no tags', { Tags: [] }],
    ['tags that are left out', { Tags: undefined }],
    [
      'odd tags',
      {
        Tags: [
          { Name: 'a=b&c', Value: '&RawMessage.Data=x' },
          { Name: '', Value: '%2B +/' },
        ],
      },
    ],
    ['no configuration set', { ConfigurationSetName: undefined }],
    ['an odd configuration set', { ConfigurationSetName: "o'dd (set)*! ~" }],
    ['an address with a plus', { Destinations: ['ann+papers=a&b@example.org', 'ü@bücher.example'] }],
    ['no recipients', { Destinations: [] }],
    ['a source that names the field', { Source: '"&RawMessage.Data=" <papers@example.org>' }],
    ['all other fields', { FromArn: 'arn:aws:ses:eu:1:identity/a', SourceArn: 'b/c', ReturnPathArn: 'd+e' }],
    ['an empty mail', { RawMessage: { Data: new Uint8Array() } }],
    ['every byte', { RawMessage: { Data: everyByte } }],
    ['a part of a larger array', { RawMessage: { Data: everyByte.subarray(61, 254) } }],
    ['bytes that escape as pluses', { RawMessage: { Data: new Uint8Array(999).fill(0xfb) } }],
    ['bytes that escape as slashes', { RawMessage: { Data: new Uint8Array(1_000).fill(0xff) } }],
    ['200 kB', { RawMessage: { Data: Uint8Array.from({ length: 200_000 }, (_, at) => (at * 31) % 251) } }],
    ['no bytes', { RawMessage: { Data: undefined } }],
    ['no mail', { RawMessage: undefined }],
  ])('with %s', async (_what, given) => {
    await twoClients()(() => new SendRawEmailCommand({ ...whole, ...given } as SendRawEmailCommandInput))
  })

  test('with bytes of any number, for any names', async () => {
    const same = twoClients()
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 2_000 }),
        fc.string({ unit: 'grapheme' }),
        fc.dictionary(fc.string(), fc.string({ unit: 'grapheme' })),
        async (Data, address, tags) => {
          const Tags = Object.entries(tags).map(([Name, Value]) => ({ Name, Value }))
          const RawMessage = { Data }
          await same(() => new SendRawEmailCommand({ ...whole, RawMessage, Tags, Destinations: [address] }))
        },
      ),
    )
  })
})

test('a request with a mail goes to the network in bytes, which nothing has to encode again', async () => {
  const sent = await twoClients()(() => new SendRawEmailCommand(whole))
  expect(Buffer.isBuffer(sent?.body)).toBe(true)
})

test('other requests stay as they are', async () => {
  const sent = await twoClients()(() => new GetSendQuotaCommand({}))
  expect(sent?.body).toBe('Action=GetSendQuota&Version=2010-12-01')
})

test('mails that are under way at once do not take each other’s place', async () => {
  const { config, requests } = signedRequests()
  const client = withRawMails(new SESClient({ ...config, cacheMiddleware: true }))
  const texts = Array.from({ length: 50 }, (_, number) => `mail ${number}`)
  await Promise.allSettled(
    texts.map((text) =>
      client.send(new SendRawEmailCommand({ Destinations: [text], RawMessage: { Data: Buffer.from(text) } })),
    ),
  )
  const arrived = requests.map(({ body }) => new URLSearchParams(String(body)))
  expect(arrived.map((form) => form.get('Destinations.member.1')).toSorted()).toEqual(texts.toSorted())
  for (const form of arrived) {
    expect(Buffer.from(form.get('RawMessage.Data') ?? '', 'base64').toString()).toBe(
      form.get('Destinations.member.1'),
    )
  }
})

test('the command of the caller is left as it was', async () => {
  const { config, of } = signedRequests()
  const command = new SendRawEmailCommand(whole)
  await of(withRawMails(new SESClient(config)), command)
  expect(command.input).toBe(whole)
  expect(command.input.RawMessage?.Data).toHaveLength(whole.RawMessage?.Data?.length ?? 0)
})

test('a mail is never sent without its bytes: a form that has no place for them ends the call', async () => {
  const { config, requests } = signedRequests()
  const client = withRawMails(new SESClient(config))
  client.middlewareStack.add(
    (next) => (args) => {
      Object.assign(args.request as object, { body: 'Action=SendRawEmail' })
      return next(args)
    },
    { name: 'otherForm', step: 'serialize', priority: 'low' },
  )
  await expect(client.send(new SendRawEmailCommand(whole))).rejects.toThrow('a form of the SDK without')
  expect(requests).toEqual([])
})

import { VerifyEmailIdentityCommand } from '@aws-sdk/client-ses'
import { expect, test } from 'vitest'
import { mail, served } from './served.ts'

// In base64 it has a character that a URL escapes. Without one the SDK's own pattern runs over the whole mail, and may
// overflow the stack.
const filler = '~'

const invalid = (message: string) => ({ name: 'InvalidParameterValue', message, status: 400 })

const refusals: [
  what: string,
  input: Parameters<Awaited<ReturnType<typeof served>>['send']>[0],
  error: object,
][] = [
  [
    'a mail for nobody',
    { Destinations: [], RawMessage: { Data: Buffer.from('From: a@example.org\r\nSubject: x\r\n\r\nhi') } },
    {
      name: 'MessageRejected',
      message: 'No destination: neither Destinations nor To, Cc or Bcc name anyone.',
      status: 400,
    },
  ],
  [
    'a mail longer than 10 MB',
    { RawMessage: { Data: Buffer.alloc(10_485_761, filler) } },
    invalid("Message length is more than 10485760 bytes long: '10485761'."),
  ],
  [
    'a mail without data',
    { RawMessage: { Data: Buffer.alloc(0) } },
    invalid('RawMessage.Data is missing or empty.'),
  ],
  [
    'a mail from nobody',
    { Source: undefined, RawMessage: { Data: Buffer.from('To: a@example.org\r\n\r\nhi') } },
    invalid("Missing required header 'From'."),
  ],
  [
    'a recipient without a domain',
    { Destinations: ['reader'] },
    invalid("Missing final '@domain': 'reader'."),
  ],
  [
    'a recipient with a space in its local part',
    { Destinations: ['re ader@example.net'] },
    invalid("Local address contains control or whitespace: 're ader@example.net'."),
  ],
  [
    'a recipient with a local part that is not ASCII',
    { Destinations: ['jürgen@example.net'] },
    invalid("Local address contains control or whitespace: 'jürgen@example.net'."),
  ],
  [
    'a recipient whose domain is not in punycode',
    { Destinations: ['reader@exämple.net'] },
    invalid("Domain contains illegal character: 'reader@exämple.net'."),
  ],
  ['an illegal sender', { Source: 'a@b@' }, invalid("Missing final '@domain': 'a@b@'.")],
  [
    'more than 50 recipients',
    { Destinations: Array.from({ length: 51 }, (_, n) => `r${n}@example.net`) },
    invalid('Recipient count exceeds 50: 51.'),
  ],
  [
    'a tag with a character that is not allowed',
    { Tags: [{ Name: 'edition', Value: '2026/11/23' }] },
    invalid(
      'Invalid tag <edition>=<2026/11/23>: allowed are 1 to 256 of A-Z, a-z, 0-9, "_" and "-", each name once.',
    ),
  ],
  [
    'a tag of 257 characters',
    { Tags: [{ Name: 'edition', Value: 'a'.repeat(257) }] },
    invalid(
      `Invalid tag <edition>=<${'a'.repeat(257)}>: allowed are 1 to 256 of A-Z, a-z, 0-9, "_" and "-", each name once.`,
    ),
  ],
  [
    'a configuration set that does not exist',
    { ConfigurationSetName: 'other' },
    {
      name: 'ConfigurationSetDoesNotExistException',
      message: 'Configuration set <other> does not exist.',
      status: 400,
    },
  ],
]

test.each(refusals)(
  '%s is refused and not kept',
  async (_what, input, { status, ...error }: { status?: number }) => {
    const { send, ses } = await served({ configurationSets: ['paperwire'] })
    await expect(send(input)).rejects.toMatchObject({ ...error, $metadata: { httpStatusCode: status } })
    expect(ses.messages()).toEqual([])
  },
)

test('a mail that is just within the limits is accepted', async () => {
  const { send } = await served({
    configurationSets: ['paperwire'],
    quota: { max24HourSend: 50, maxSendRate: 50 },
  })
  const data = Buffer.concat([mail(), Buffer.alloc(10_485_760 - mail().length, filler)])
  const id = await send({
    Destinations: Array.from({ length: 50 }, (_, n) => `${String(n).padStart(64, 'a')}@xn--exmple-cua.net`),
    RawMessage: { Data: data },
    Tags: [{ Name: 'A-z_9'.padEnd(256, 'x'), Value: 'v'.repeat(256) }],
    ConfigurationSetName: 'paperwire',
  })
  expect(id).toBeDefined()
})

test('any other action of SES is refused as InvalidAction', async () => {
  const { client } = await served()
  await expect(
    client.send(new VerifyEmailIdentityCommand({ EmailAddress: 'reader@example.net' })),
  ).rejects.toMatchObject({
    name: 'InvalidAction',
    message: 'Could not find operation VerifyEmailIdentity for version 2010-12-01',
    $fault: 'client',
    $metadata: { httpStatusCode: 400 },
  })
})

test('a post that is no call of SES is answered with an error of SES', async () => {
  const { ses } = await served()
  const answer = await ses.app.request('/', { method: 'POST', body: '{"json":"<&>"}' })
  expect(answer.status).toBe(400)
  expect(await answer.text()).toContain('<Code>InvalidAction</Code>')
})

test('an error that quotes markup stays well-formed', async () => {
  const { send } = await served()
  await expect(send({ Tags: [{ Name: '<b>&"', Value: 'x' }] })).rejects.toMatchObject({
    name: 'InvalidParameterValue',
    message: expect.stringContaining('Invalid tag <<b>&">=<x>'),
  })
})

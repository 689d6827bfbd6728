import { describe, expect, test } from 'vitest'
import { type ReadinessDeps, whatIsMissing } from '../../../../infra/cli/deploying/readiness.ts'
import { zone } from '../../dmarc/zone.ts'
import { answers } from './aws-stand-in.ts'

const address = 'operator@example.org'
const stage = {
  origin: 'https://papers.example.org',
  region: 'us-east-1',
  sender: { name: 'Paperwire', address: 'papers@mail.example.org' },
  replyTo: 'hello@mail.example.org',
  identity: 'created',
  seats: 4,
  alarmAddress: address,
} as const
const topic = 'arn:aws:sns:us-east-1:111122223333:alarms'
const domain = 'mail.example.org'
const bounceHost = 'bounce.mail.example.org'

interface AccountChange {
  readonly dkim?: string
  readonly mailFrom?: string | undefined
  readonly perDay?: number
  readonly perSecond?: number
  readonly enabled?: boolean
}

/** An account in which everything is ready except the given changes. */
function account(change: AccountChange = {}): Pick<ReadinessDeps, 'ses'> {
  const { dkim = 'Success', perDay = 50_000, perSecond = 800, enabled = true } = change
  const mailFrom = 'mailFrom' in change ? change.mailFrom : 'Success'
  const attributes = { MailFromDomain: bounceHost, MailFromDomainStatus: mailFrom }
  return {
    ses: answers({
      GetIdentityDkimAttributes: { DkimAttributes: { [domain]: { DkimVerificationStatus: dkim } } },
      GetIdentityMailFromDomainAttributes: {
        MailFromDomainAttributes: mailFrom ? { [domain]: attributes } : {},
      },
      GetSendQuota: { Max24HourSend: perDay, MaxSendRate: perSecond },
      GetAccountSendingEnabled: { Enabled: enabled },
    }),
  }
}

const subscribed = (...arns: string[]): Pick<ReadinessDeps, 'sns'> => ({
  sns: answers({
    ListSubscriptionsByTopic: {
      Subscriptions: arns.map((SubscriptionArn) => ({ SubscriptionArn, Endpoint: address })),
    },
  }),
})
const concurrent = (calls: number): Pick<ReadinessDeps, 'lambda'> => ({
  lambda: answers({ GetAccountSettings: { AccountLimit: { UnreservedConcurrentExecutions: calls } } }),
})
const spf = { [bounceHost]: ['v=spf1 include:amazonses.com ~all'] }
const policy = { '_dmarc.mail.example.org': ['v=DMARC1; p=reject; rua=mailto:hello@mail.example.org'] }
const dns = (records: Readonly<Record<string, string[]>>): Pick<ReadinessDeps, 'resolveTxt'> => ({
  resolveTxt: zone(records),
})

const found = (part: Partial<ReadinessDeps> = {}, alarmTopicArn = async () => topic, different = {}) =>
  whatIsMissing(
    {
      ...account(),
      ...subscribed(`${topic}:1`),
      ...concurrent(1_000),
      ...dns({ ...spf, ...policy }),
      sesV2: answers({ GetEmailIdentity: {} }),
      cloudFormation: answers({}),
      fetch: async () => new Response('{"status":"ok"}'),
      wait: () => new Promise(() => {}),
      ...part,
    },
    { ...stage, ...different },
    'paperwire-prod',
    alarmTopicArn,
  )

describe('the readiness of a stage', () => {
  test('a stage that is ready has no obstacle, and nothing could be better', async () => {
    expect(await found()).toEqual({ missing: [], advice: [], unseen: [] })
  })

  test.each<[string, Partial<ReadinessDeps>, RegExp]>([
    ['the host leads elsewhere', { fetch: async () => new Response('', { status: 404 }) }, /answers 404/],
    ['the domain is not verified', account({ dkim: 'Pending' }), /DKIM: Pending.*three CNAME/],
    [
      'the mail-from domain waits',
      account({ mailFrom: 'Pending' }),
      /bounce\.mail\.example\.org has the status Pending/,
    ],
    ['the mail-from domain has no SPF', dns(policy), /bounce\.mail\.example\.org has no SPF record for SES/],
    [
      'the SPF of the mail-from domain is another’s',
      dns({ ...policy, [bounceHost]: ['v=spf1 include:other.example -all'] }),
      /has no SPF record for SES: add bounce\.mail\.example\.org TXT "v=spf1 include:amazonses\.com ~all"/,
    ],
    [
      'the mail-from domain has two SPF records',
      dns({ ...policy, [bounceHost]: ['v=spf1 include:amazonses.com ~all', 'v=spf1 -all'] }),
      /has 2 SPF records, and receivers then count none/,
    ],
    ['there is no DMARC record', dns(spf), /^mail\.example\.org has no DMARC record/],
    [
      'the default configuration set is gone',
      {
        sesV2: answers({
          GetEmailIdentity: { ConfigurationSetName: 'old' },
          GetConfigurationSet: Object.assign(new Error('gone'), { name: 'NotFoundException' }),
        }),
      },
      /default configuration set of mail\.example\.org, old, is gone/,
    ],
    ['the account is in the sandbox', account({ perDay: 200 }), /sandbox/],
    ['the seats are too many for the rate', account({ perSecond: 1 }), /1 mail a second.*"seats": 1 /],
    ['the account may not send', account({ enabled: false }), /switched off/],
    ['the operator has not confirmed', subscribed('PendingConfirmation'), /nobody yet: open the link/],
    [
      'the operator was never asked to confirm',
      subscribed(),
      /aws sns subscribe --topic-arn arn:aws:sns:\S+:alarms /,
    ],
    ['few functions may run at once', concurrent(10), /allows 10 concurrent .* 4 seats needs 13:/],
  ])('an obstacle is told in one sentence when %s', async (_what, part, sentence) => {
    const { missing, unseen } = await found(part)
    expect(unseen).toEqual([])
    expect(missing).toHaveLength(1)
    expect(missing[0]).toMatch(sentence)
  })

  test('a stage without a mail-from domain is ready, and is told that SPF does not count', async () => {
    const without = account({ mailFrom: undefined })
    expect(await found(without)).toEqual({
      missing: [],
      advice: [
        expect.stringMatching(/SPF does not count for DMARC: set "mailFrom" in the stage to a host below/),
      ],
      unseen: [],
    })
    const { advice } = await found(without, undefined, { identity: 'existing' })
    expect(advice).toEqual([expect.stringMatching(/give mail\.example\.org a mail-from domain in SES/)])
  })

  test('an account without any limit is not in the sandbox', async () => {
    expect((await found(account({ perDay: -1 }))).missing).toEqual([])
  })

  test('one confirmed operator is enough, even if others were asked again', async () => {
    expect((await found(subscribed('PendingConfirmation', `${topic}:2`))).missing).toEqual([])
  })
})

describe('a look at a stage that fails', () => {
  const broken = new Error('Unknown action')
  const ses = (failing: string) => {
    const names = [
      'GetIdentityDkimAttributes',
      'GetIdentityMailFromDomainAttributes',
      'GetSendQuota',
      'GetAccountSendingEnabled',
    ]
    const rest = {
      DkimAttributes: { [domain]: { DkimVerificationStatus: 'Failed' } },
      Enabled: false,
      Max24HourSend: 200,
    }
    return { ses: answers(Object.fromEntries(names.map((name) => [name, name === failing ? broken : rest]))) }
  }
  /** Everything is wrong that can be, so that a look that is lost is missed. */
  const wrong: Partial<ReadinessDeps> = {
    ...ses('none'),
    ...subscribed(),
    ...concurrent(1),
    ...dns({}),
    sesV2: answers({
      GetEmailIdentity: { ConfigurationSetName: 'old' },
      GetConfigurationSet: Object.assign(new Error('gone'), { name: 'NotFoundException' }),
    }),
    fetch: async () => new Response('', { status: 500 }),
  }

  test('all obstacles are told at once', async () => {
    expect(await found(wrong)).toEqual({
      missing: expect.toSatisfy((all) => all.length === 8),
      advice: [expect.stringContaining('mailFrom')],
      unseen: [],
    })
  })

  test.each<[at: string, part: Partial<ReadinessDeps>]>([
    ['the DKIM keys of mail.example.org', ses('GetIdentityDkimAttributes')],
    ['the mail-from domain of mail.example.org', ses('GetIdentityMailFromDomainAttributes')],
    ['the sending quota of the SES account', ses('GetSendQuota')],
    ['the state of the SES account', ses('GetAccountSendingEnabled')],
    ['the default configuration set of mail.example.org', { sesV2: answers({ GetEmailIdentity: broken }) }],
    ['the subscription to alarms', { sns: answers({ ListSubscriptionsByTopic: broken }) }],
    ['the account’s limit of concurrent executions', { lambda: answers({ GetAccountSettings: broken }) }],
    ['the DMARC record of mail.example.org', { resolveTxt: () => Promise.reject(broken) }],
  ])('%s: its trouble is told, and nothing else is lost', async (at, part) => {
    const all = await found(wrong)
    const { missing, advice, unseen } = await found({ ...wrong, ...part })
    expect(unseen).toEqual([`Could not look at ${at}: Unknown action.`])
    expect(missing.length + advice.length).toBe(all.missing.length + all.advice.length - 1)
    expect([...all.missing, ...all.advice]).toEqual(expect.arrayContaining([...missing, ...advice]))
  })

  test('an output that the stack does not have loses only the look at the alarms', async () => {
    const { missing, unseen } = await found(wrong, () => {
      throw new Error('The stack has no output AlarmsTopicArn: deploy it again.')
    })
    expect(unseen).toEqual([
      'Could not look at the subscription to alarms: The stack has no output AlarmsTopicArn: deploy it again.',
    ])
    expect(missing).toHaveLength((await found(wrong)).missing.length - 1)
  })
})

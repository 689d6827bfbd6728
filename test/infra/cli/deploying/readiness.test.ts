import { describe, expect, test } from 'vitest'
import { type ReadinessDeps, whatIsMissing } from '../../../../infra/cli/deploying/readiness.ts'
import { answers } from './aws-stand-in.ts'

const address = 'operator@example.org'
const stage = {
  origin: 'https://papers.example.org',
  sender: { name: 'Paperwire', address: 'papers@mail.example.org' },
  seats: 4,
  alarmAddress: address,
} as const
const topic = 'arn:aws:sns:us-east-1:111122223333:alarms'

/** An account in which everything is ready except the given changes. */
function account(
  change: { dkim?: string; mailFrom?: string; perDay?: number; enabled?: boolean } = {},
): Pick<ReadinessDeps, 'ses'> {
  const { dkim = 'Success', mailFrom, perDay = 50_000, enabled = true } = change
  const domain = 'mail.example.org'
  const attributes = { MailFromDomain: 'bounce.mail.example.org', MailFromDomainStatus: mailFrom }
  return {
    ses: answers({
      GetIdentityDkimAttributes: { DkimAttributes: { [domain]: { DkimVerificationStatus: dkim } } },
      GetIdentityMailFromDomainAttributes: {
        MailFromDomainAttributes: mailFrom ? { [domain]: attributes } : {},
      },
      GetSendQuota: { Max24HourSend: perDay },
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
const dns = (records: Readonly<Record<string, string[]>>): Pick<ReadinessDeps, 'resolveTxt'> => ({
  resolveTxt: async (host) => {
    const parts = records[host]
    if (!parts) throw new Error('ENOTFOUND')
    return [parts]
  },
})

const missing = (part: Partial<ReadinessDeps> = {}) =>
  whatIsMissing(
    {
      ...account(),
      ...subscribed(`${topic}:1`),
      ...concurrent(1_000),
      ...dns({ '_dmarc.mail.example.org': ['v=DMARC1; ', 'p=none'] }),
      fetch: async () => new Response('{"status":"ok"}'),
      ...part,
    },
    stage,
    topic,
  )

describe('the readiness of a stage', () => {
  test('a stage that is ready has no obstacle', async () => {
    expect(await missing()).toEqual([])
  })

  test.each<[string, Partial<ReadinessDeps>, RegExp]>([
    ['the host leads elsewhere', { fetch: async () => new Response('', { status: 404 }) }, /answers 404/],
    ['the domain is not verified', account({ dkim: 'Pending' }), /DKIM: Pending.*three CNAME/],
    [
      'the mail-from domain waits',
      account({ mailFrom: 'Pending' }),
      /bounce\.mail\.example\.org has the status Pending/,
    ],
    ['there is no DMARC record', dns({}), /^Neither _dmarc\.mail\.example\.org nor .* has a DMARC/],
    ['another text stands where DMARC belongs', dns({ '_dmarc.example.org': ['hello'] }), /DMARC/],
    ['the account is in the sandbox', account({ perDay: 200 }), /sandbox/],
    ['the account may not send', account({ enabled: false }), /switched off/],
    ['the operator has not confirmed', subscribed('PendingConfirmation'), /nobody yet: open the link/],
    [
      'the operator was never asked to confirm',
      subscribed(),
      /aws sns subscribe --topic-arn arn:aws:sns:\S+:alarms /,
    ],
    ['few functions may run at once', concurrent(10), /allows 10 concurrent .* 4 seats needs 13:/],
  ])('an obstacle is told in one sentence when %s', async (_what, part, sentence) => {
    const found = await missing(part)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(sentence)
  })

  test('a domain without a policy of its own has that of the domain above it', async () => {
    expect(await missing(dns({ '_dmarc.example.org': ['v=DMARC1; p=reject'] }))).toEqual([])
    // A whole top-level domain is no organisation's own.
    expect(await missing(dns({ '_dmarc.org': ['v=DMARC1; p=reject'] }))).toHaveLength(1)
  })

  test('an account without any limit is not in the sandbox', async () => {
    expect(await missing(account({ perDay: -1 }))).toEqual([])
  })

  test('a mail-from domain that works is not missing', async () => {
    expect(await missing(account({ mailFrom: 'Success' }))).toEqual([])
  })

  test('one confirmed operator is enough, even if others were asked again', async () => {
    expect(await missing(subscribed('PendingConfirmation', `${topic}:2`))).toEqual([])
  })
})

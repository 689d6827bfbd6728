import {
  GetAccountSendingEnabledCommand,
  GetIdentityDkimAttributesCommand,
  GetIdentityMailFromDomainAttributesCommand,
  GetSendQuotaCommand,
} from '@aws-sdk/client-ses'
import { describe, expect, test } from 'vitest'
import { type ReadinessDeps, whatIsMissing } from '../../../infra/cli/readiness.ts'

const stage = {
  origin: 'https://papers.example.org',
  sender: { name: 'Paperwire', address: 'papers@example.org' },
}

/** An account in which all is well, but for what is changed. */
function account(
  change: { dkim?: string; mailFrom?: string; perDay?: number; enabled?: boolean } = {},
): ReadinessDeps['ses'] {
  const { dkim = 'Success', mailFrom, perDay = 50_000, enabled = true } = change
  const send = async (command: unknown): Promise<unknown> => {
    const domain = 'example.org'
    if (command instanceof GetIdentityDkimAttributesCommand)
      return { DkimAttributes: { [domain]: { DkimVerificationStatus: dkim } } }
    if (command instanceof GetIdentityMailFromDomainAttributesCommand) {
      const attributes = { MailFromDomain: 'mail.example.org', MailFromDomainStatus: mailFrom }
      return { MailFromDomainAttributes: mailFrom ? { [domain]: attributes } : {} }
    }
    if (command instanceof GetSendQuotaCommand) return { Max24HourSend: perDay }
    if (command instanceof GetAccountSendingEnabledCommand) return { Enabled: enabled }
    throw new Error('an unexpected call')
  }
  return { send } as ReadinessDeps['ses']
}

const deps = (part: Partial<ReadinessDeps> = {}): ReadinessDeps => ({
  ses: account(),
  fetch: async () => new Response('{"status":"ok"}'),
  resolveTxt: async () => [['v=DMARC1; ', 'p=none']],
  ...part,
})
const missing = (part: Partial<ReadinessDeps> = {}) => whatIsMissing(deps(part), stage)

describe('what is missing until a stage can mail', () => {
  test('nothing, where all is well', async () => {
    expect(await missing()).toEqual([])
  })

  test.each<[string, Partial<ReadinessDeps>, RegExp]>([
    ['the host leads elsewhere', { fetch: async () => new Response('', { status: 404 }) }, /answers 404/],
    [
      'the host leads nowhere',
      { fetch: () => Promise.reject(new TypeError('fetch failed')) },
      /cannot be reached/,
    ],
    ['the domain is not verified', { ses: account({ dkim: 'Pending' }) }, /DKIM: Pending.*three CNAME/],
    [
      'the mail-from domain waits',
      { ses: account({ mailFrom: 'Pending' }) },
      /mail\.example\.org is Pending/,
    ],
    ['there is no DMARC record', { resolveTxt: () => Promise.reject(new Error('ENOTFOUND')) }, /DMARC/],
    ['another text stands where DMARC belongs', { resolveTxt: async () => [['hello']] }, /DMARC/],
    ['the account is in the sandbox', { ses: account({ perDay: 200 }) }, /sandbox/],
    ['the account may not send', { ses: account({ enabled: false }) }, /switched off/],
  ])('is said in one sentence when %s', async (_what, part, sentence) => {
    const found = await missing(part)
    expect(found).toHaveLength(1)
    expect(found[0]).toMatch(sentence)
  })

  test('an account without any limit is not in the sandbox', async () => {
    expect(await missing({ ses: account({ perDay: -1 }) })).toEqual([])
  })

  test('a mail-from domain that works is not missing', async () => {
    expect(await missing({ ses: account({ mailFrom: 'Success' }) })).toEqual([])
  })
})

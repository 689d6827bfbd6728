import {
  GetAccountSendingEnabledCommand,
  GetIdentityDkimAttributesCommand,
  GetIdentityMailFromDomainAttributesCommand,
  GetSendQuotaCommand,
  type SESClient,
} from '@aws-sdk/client-ses'
import type { DmarcDeps } from '../../dmarc/judgement.ts'
import { txtRecords } from '../../dmarc/tree-walk.ts'
import type { Stage } from '../../stages.ts'
import type { Findings } from './looks.ts'

export interface MailReadinessDeps {
  readonly ses: Pick<SESClient, 'send'>
}

/** The daily quota of an account in the SES sandbox. */
const sandboxQuota = 200

export async function dkim({ ses }: MailReadinessDeps, domain: string): Promise<string | undefined> {
  const { DkimAttributes } = await ses.send(new GetIdentityDkimAttributesCommand({ Identities: [domain] }))
  const status = DkimAttributes?.[domain]?.DkimVerificationStatus ?? 'unknown'
  if (status === 'Success') return undefined
  return `SES has not verified ${domain} yet (DKIM: ${status}): add the three CNAME records to its DNS.`
}

/**
 * A sentence if the mail-from domain does not work yet, and advice if there is none: SPF then passes for a
 * domain of SES, which DMARC does not count, and only DKIM is left.
 */
export async function mailFrom(
  { ses, resolveTxt }: MailReadinessDeps & DmarcDeps,
  domain: string,
  identity: Stage['identity'],
): Promise<Partial<Findings>> {
  const answer = await ses.send(new GetIdentityMailFromDomainAttributesCommand({ Identities: [domain] }))
  const { MailFromDomain, MailFromDomainStatus } = answer.MailFromDomainAttributes?.[domain] ?? {}
  if (!MailFromDomain) {
    const make =
      identity === 'created'
        ? `set "mailFrom" in the stage to a host below ${domain}`
        : `give ${domain} a mail-from domain in SES`
    return { advice: [`Bounces return to a domain of SES, so SPF does not count for DMARC: ${make}.`] }
  }
  if (MailFromDomainStatus !== 'Success') {
    const missing = `The mail-from domain ${MailFromDomain} has the status ${MailFromDomainStatus}: add its MX and TXT records to DNS.`
    return { missing: [missing] }
  }
  // SES looks at the MX record alone.
  const spf = (await txtRecords(resolveTxt, MailFromDomain)).filter((text) => /^v=spf1(?: |$)/i.test(text))
  if (spf.length === 1 && /\binclude:amazonses\.com\b/i.test(spf[0] ?? '')) return {}
  const missing =
    spf.length > 1
      ? `${MailFromDomain} has ${spf.length} SPF records, and receivers then count none: leave one.`
      : `${MailFromDomain} has no SPF record for SES: add ${MailFromDomain} TXT "v=spf1 include:amazonses.com ~all".`
  return { missing: [missing] }
}

/** A sentence if the account's quota is that of the sandbox. */
export async function dailyQuota({ ses }: MailReadinessDeps): Promise<string | undefined> {
  const { Max24HourSend: perDay = 0 } = await ses.send(new GetSendQuotaCommand({}))
  if (perDay < 0 || perDay > sandboxQuota) return undefined
  return `The SES account may send ${perDay} mails a day, so it is most likely in the sandbox, where only verified addresses get mail: request production access in the SES console.`
}

/** A sentence if sending is switched off for the account. */
export async function sendingEnabled({ ses }: MailReadinessDeps): Promise<string | undefined> {
  const { Enabled } = await ses.send(new GetAccountSendingEnabledCommand({}))
  return Enabled === false ? 'Sending is switched off for the whole SES account in this region.' : undefined
}

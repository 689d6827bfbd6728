import {
  GetAccountSendingEnabledCommand,
  GetIdentityDkimAttributesCommand,
  GetIdentityMailFromDomainAttributesCommand,
  GetSendQuotaCommand,
  type SESClient,
} from '@aws-sdk/client-ses'

export interface MailReadinessDeps {
  readonly ses: Pick<SESClient, 'send'>
  /** Like `resolveTxt` of `node:dns/promises`: rejects if there is no such record. */
  readonly resolveTxt: (host: string) => Promise<readonly (readonly string[])[]>
}

/** The daily quota of an account in the SES sandbox. */
const sandboxQuota = 200

export async function dkim(
  { ses }: Pick<MailReadinessDeps, 'ses'>,
  domain: string,
): Promise<string | undefined> {
  const { DkimAttributes } = await ses.send(new GetIdentityDkimAttributesCommand({ Identities: [domain] }))
  const status = DkimAttributes?.[domain]?.DkimVerificationStatus ?? 'unknown'
  if (status === 'Success') return undefined
  return `SES has not verified ${domain} yet (DKIM: ${status}): add the three CNAME records to its DNS.`
}

/** A sentence if the stage's mail-from domain does not work yet; undefined too if the stage has none. */
export async function mailFrom(
  { ses }: Pick<MailReadinessDeps, 'ses'>,
  domain: string,
): Promise<string | undefined> {
  const answer = await ses.send(new GetIdentityMailFromDomainAttributesCommand({ Identities: [domain] }))
  const { MailFromDomain, MailFromDomainStatus } = answer.MailFromDomainAttributes?.[domain] ?? {}
  if (!MailFromDomain || MailFromDomainStatus === 'Success') return undefined
  return `The mail-from domain ${MailFromDomain} has the status ${MailFromDomainStatus}: add its MX and TXT records to DNS.`
}

/**
 * A domain without a policy has the policy of its organisation's domain (RFC 7489, section 6.6.3), which is
 * one of the domains above it. Finding out which one needs a list of public suffixes, so this looks at all of
 * them.
 */
export async function dmarc(
  { resolveTxt }: Pick<MailReadinessDeps, 'resolveTxt'>,
  domain: string,
): Promise<string | undefined> {
  const found = await Promise.all(withParents(domain).map((each) => hasPolicy(resolveTxt, each)))
  if (found.includes(true)) return undefined
  return `Neither _dmarc.${domain} nor a domain above it has a DMARC record, which Gmail and Yahoo require of bulk senders: begin with "v=DMARC1; p=none".`
}

async function hasPolicy(resolveTxt: MailReadinessDeps['resolveTxt'], domain: string): Promise<boolean> {
  const records = await resolveTxt(`_dmarc.${domain}`).catch(() => [])
  return records.some((parts) => /^v=DMARC1\b/i.test(parts.join('')))
}

/** A domain and the domains above it, without the top-level domain: `a.example.org`, `example.org`. */
function withParents(domain: string): string[] {
  const labels = domain.split('.')
  return labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'))
}

export async function sesAccount({ ses }: Pick<MailReadinessDeps, 'ses'>): Promise<string[]> {
  const quota = await ses.send(new GetSendQuotaCommand({}))
  const { Enabled } = await ses.send(new GetAccountSendingEnabledCommand({}))
  const perDay = quota.Max24HourSend ?? 0
  return [
    ...(Enabled === false ? ['Sending is switched off for the whole SES account in this region.'] : []),
    ...(perDay >= 0 && perDay <= sandboxQuota
      ? [
          `The SES account may send ${perDay} mails a day, so it is most likely in the sandbox, where only verified addresses get mail: request production access in the SES console.`,
        ]
      : []),
  ]
}

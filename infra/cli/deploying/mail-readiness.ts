import {
  GetAccountSendingEnabledCommand,
  GetIdentityDkimAttributesCommand,
  GetIdentityMailFromDomainAttributesCommand,
  GetSendQuotaCommand,
  type SESClient,
} from '@aws-sdk/client-ses'

export interface MailReadinessDeps {
  readonly ses: Pick<SESClient, 'send'>
  /** As `node:dns/promises` answers: throws where there is no such record. */
  readonly resolveTxt: (host: string) => Promise<readonly (readonly string[])[]>
}

/** A new account's daily quota until AWS lets it out of the sandbox. */
const sandboxQuota = 200

export async function dkim(
  { ses }: Pick<MailReadinessDeps, 'ses'>,
  domain: string,
): Promise<string | undefined> {
  const { DkimAttributes } = await ses.send(new GetIdentityDkimAttributesCommand({ Identities: [domain] }))
  const status = DkimAttributes?.[domain]?.DkimVerificationStatus ?? 'unknown'
  if (status === 'Success') return undefined
  return `SES has not verified ${domain} yet (DKIM: ${status}): put the three CNAME records into its DNS.`
}

/** Only where a mail-from domain was asked for. */
export async function mailFrom(
  { ses }: Pick<MailReadinessDeps, 'ses'>,
  domain: string,
): Promise<string | undefined> {
  const answer = await ses.send(new GetIdentityMailFromDomainAttributesCommand({ Identities: [domain] }))
  const { MailFromDomain, MailFromDomainStatus } = answer.MailFromDomainAttributes?.[domain] ?? {}
  if (!MailFromDomain || MailFromDomainStatus === 'Success') return undefined
  return `The mail-from domain ${MailFromDomain} is ${MailFromDomainStatus}: put its MX and TXT records into DNS.`
}

/**
 * A domain without a policy has that of its organisation's domain (RFC 7489, section 6.6.3), which is one of those above
 * it; which one takes a list of public suffixes to tell, and asking all of them does not.
 */
export async function dmarc(
  { resolveTxt }: Pick<MailReadinessDeps, 'resolveTxt'>,
  domain: string,
): Promise<string | undefined> {
  const found = await Promise.all(withParents(domain).map((each) => hasPolicy(resolveTxt, each)))
  if (found.includes(true)) return undefined
  return `_dmarc.${domain} has no DMARC record, nor has a domain above it, and Gmail and Yahoo ask bulk senders for one: "v=DMARC1; p=none" is enough to begin with.`
}

async function hasPolicy(resolveTxt: MailReadinessDeps['resolveTxt'], domain: string): Promise<boolean> {
  const records = await resolveTxt(`_dmarc.${domain}`).catch(() => [])
  return records.some((parts) => /^v=DMARC1\b/i.test(parts.join('')))
}

/** A domain and those above it, without the top one: `a.example.org`, `example.org`. */
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
          `The SES account mails ${perDay} a day, so it is most likely in the sandbox, where only verified addresses get mail: ask for production access in the SES console.`,
        ]
      : []),
  ]
}

import {
  GetAccountSendingEnabledCommand,
  GetIdentityDkimAttributesCommand,
  GetIdentityMailFromDomainAttributesCommand,
  GetSendQuotaCommand,
  type SESClient,
} from '@aws-sdk/client-ses'
import type { Stage } from '../stages.ts'

/** What a freshly deployed stage is looked at with. */
export interface ReadinessDeps {
  readonly ses: Pick<SESClient, 'send'>
  readonly fetch: typeof fetch
  /** As `node:dns/promises` answers: throws where there is no such record. */
  readonly resolveTxt: (host: string) => Promise<readonly (readonly string[])[]>
}

/** A new account's daily quota until AWS lets it out of the sandbox. */
const sandboxQuota = 200

/** What still keeps a deployed stage from mailing everybody, a sentence each; nothing where it is ready. */
export async function whatIsMissing(
  deps: ReadinessDeps,
  stage: Pick<Stage, 'origin' | 'sender'>,
): Promise<string[]> {
  const domain = stage.sender.address.split('@')[1] ?? ''
  const found = await Promise.all([
    door(deps, stage.origin),
    dkim(deps, domain),
    mailFrom(deps, domain),
    dmarc(deps, domain),
    account(deps),
  ])
  return found.flat()
}

async function door({ fetch }: ReadinessDeps, origin: string): Promise<string[]> {
  try {
    const answer = await fetch(`${origin}/health`)
    if (answer.ok) return []
    return [`${origin}/health answers ${answer.status}: does the host lead to the API of this stage?`]
  } catch {
    return [`${origin} cannot be reached: its DNS record has to lead to the API (outputs of the stack).`]
  }
}

async function dkim({ ses }: ReadinessDeps, domain: string): Promise<string[]> {
  const { DkimAttributes } = await ses.send(new GetIdentityDkimAttributesCommand({ Identities: [domain] }))
  const status = DkimAttributes?.[domain]?.DkimVerificationStatus ?? 'unknown'
  if (status === 'Success') return []
  return [`SES has not verified ${domain} yet (DKIM: ${status}): put the three CNAME records into its DNS.`]
}

/** Only where a mail-from domain was asked for. */
async function mailFrom({ ses }: ReadinessDeps, domain: string): Promise<string[]> {
  const answer = await ses.send(new GetIdentityMailFromDomainAttributesCommand({ Identities: [domain] }))
  const { MailFromDomain, MailFromDomainStatus } = answer.MailFromDomainAttributes?.[domain] ?? {}
  if (!MailFromDomain || MailFromDomainStatus === 'Success') return []
  return [
    `The mail-from domain ${MailFromDomain} is ${MailFromDomainStatus}: put its MX and TXT records into DNS.`,
  ]
}

async function dmarc({ resolveTxt }: ReadinessDeps, domain: string): Promise<string[]> {
  const records = await resolveTxt(`_dmarc.${domain}`).catch(() => [])
  if (records.some((parts) => /^v=DMARC1\b/i.test(parts.join('')))) return []
  return [
    `_dmarc.${domain} has no DMARC record, which Gmail and Yahoo ask of bulk senders: "v=DMARC1; p=none" is enough to begin with.`,
  ]
}

async function account({ ses }: ReadinessDeps): Promise<string[]> {
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

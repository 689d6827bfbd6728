import { firstRecord, mendedRecord } from './proposal.ts'
import { isDmarcRecord, obsoleteTags, type Policy, policyIn, readable, reportAddresses } from './record.ts'
import {
  type Found,
  organizationalDomain,
  type ResolveTxt,
  recordThatApplies,
  type Step,
  txtRecords,
  walkTree,
} from './tree-walk.ts'

export interface DmarcDeps {
  readonly resolveTxt: ResolveTxt
}

/** Sentences for the operator. */
export interface Judgement {
  /** What keeps large mailbox providers from taking mail. */
  readonly missing: readonly string[]
  /** What would make the sender's domain safer, or the reports complete. */
  readonly advice: readonly string[]
}

/** Judges the DMARC record that receivers apply to mails from `domain`. Throws if DNS does not answer. */
export async function judgeDmarc(
  { resolveTxt }: DmarcDeps,
  domain: string,
  replyTo: string,
): Promise<Judgement> {
  const steps = await walkTree(resolveTxt, domain)
  const found = recordThatApplies(steps)
  const broken = steps.flatMap(brokenAt)
  if (found === undefined || found.of === 'suffix') {
    const none = found
      ? `Only ${found.domain}, which is above all organisations, has a DMARC record for ${domain}`
      : `${domain} has no DMARC record that counts, and Gmail, Yahoo and Outlook require one of bulk senders`
    return { missing: [...broken, `${none}: add ${firstRecord(domain, replyTo)}.`], advice: [] }
  }
  const policy = policyFor(found)
  if (policy === undefined) return { missing: [...broken, unreadable(found, replyTo)], advice: [] }
  const advice = [
    ...broken,
    ...policyAdvice(found, policy),
    ...wording(found, replyTo),
    ...(await unheard(resolveTxt, found, steps)),
  ]
  return { missing: [], advice }
}

/** What stands at one name and is not read as a DMARC record. */
function brokenAt({ domain, several, ignored }: Step): string[] {
  return [
    ...(several > 1
      ? [`_dmarc.${domain} has ${several} DMARC records, and receivers ignore them all: leave one.`]
      : []),
    ...ignored.map(
      (text) =>
        `_dmarc.${domain} has a text that receivers ignore, because it does not begin with "v=DMARC1;": "${text}".`,
    ),
  ]
}

/**
 * The policy that the record has for the sender's domain. A record with a policy that is none of the three
 * counts as `none` if there is an address for reports, and otherwise not at all (RFC 9989, section 4.10.1).
 */
function policyFor({ record, of }: Found): Policy | undefined {
  const isWrong = (['p', 'sp', 'np'] as const).some(
    (tag) => record.tags.has(tag) && policyIn(record, tag) === undefined,
  )
  if (isWrong) return reportAddresses(record).mail.length > 0 ? 'none' : undefined
  const forSubdomains = of === 'itself' ? undefined : policyIn(record, 'sp')
  return forSubdomains ?? policyIn(record, 'p') ?? 'none'
}

function unreadable({ domain, record }: Found, replyTo: string): string {
  return `The DMARC record of ${domain} is not applied, because ${record.faults.join(', and ')}: better is "${mendedRecord(readable(record), domain, replyTo)}".`
}

function policyAdvice({ domain, record }: Found, policy: Policy): string[] {
  const next = 'see the way to p=reject in docs/deploy.md'
  if (policy === 'none')
    return [`The DMARC policy of ${domain} is none, so nobody is kept from writing in its name: ${next}.`]
  if (record.tags.get('t')?.toLowerCase() === 'y')
    return [`The DMARC policy of ${domain} is only tested (t=y), so receivers apply a weaker one: ${next}.`]
  if (policy === 'quarantine') return [`The DMARC policy of ${domain} is quarantine: ${next}.`]
  return []
}

function wording({ domain, record }: Found, replyTo: string): string[] {
  const { mail, other } = reportAddresses(record)
  const isStrict = record.tags.get('aspf')?.toLowerCase() === 's'
  const faults = [
    ...record.faults,
    ...obsoleteTags.filter((tag) => record.tags.has(tag)).map((tag) => `RFC 9989 took "${tag}" away`),
    ...(record.tags.has('p') ? [] : ['"p" is missing']),
    ...(mail.length === 0 ? ['no mailbox gets reports (rua)'] : []),
    ...other.map((uri) => `"${uri}" is not read as a mailbox for reports`),
    ...(isStrict ? ['"aspf=s" never lets SPF count, because bounces return to another host'] : []),
  ]
  if (faults.length === 0) return []
  const { tags } = readable(record)
  const kept = new Map([...tags].filter(([tag]) => tag !== 'aspf' || !isStrict))
  const better = mendedRecord({ ...record, tags: kept }, domain, replyTo)
  return [`In the DMARC record of ${domain}, ${faults.join(', and ')}: better is "${better}".`]
}

/** The mailboxes of other organisations that have not agreed to get reports (RFC 9990, section 4). */
async function unheard(
  resolveTxt: ResolveTxt,
  { domain, record }: Found,
  steps: readonly Step[],
): Promise<string[]> {
  const own = organizationalDomain(steps)
  const hosts = reportAddresses(record).mail.map((address) => address.replace(/^.*@/, '').toLowerCase())
  const silent = await Promise.all(
    [...new Set(hosts)].map(async (host) => {
      const name = `${domain}._report._dmarc.${host}`
      const texts = await Promise.all([walkTree(resolveTxt, host), txtRecords(resolveTxt, name)]).catch(
        () => undefined,
      )
      // What DNS does not tell is no reason to warn.
      if (texts === undefined || [...steps, ...texts[0]].some(({ trouble }) => trouble !== undefined))
        return []
      const [walked, agreements] = texts
      if (organizationalDomain(walked) === own || agreements.some(isDmarcRecord)) return []
      return [
        `Reports about ${domain} do not reach ${host}, which has not agreed: it needs ${name} TXT "v=DMARC1;", or choose a mailbox of your own domain.`,
      ]
    }),
  )
  return silent.flat()
}

import { type DmarcRecord, isDmarcRecord, isMeantAsDmarc, parseDmarcRecord } from './record.ts'

/** Like `resolveTxt` of `node:dns/promises`: rejects if there is no such record. */
export type ResolveTxt = (host: string) => Promise<readonly (readonly string[])[]>

/** What one query of the walk found. */
export interface Step {
  readonly domain: string
  /** The only DMARC record there. Two or more count as none (RFC 9989, section 4.10, steps 2 and 6). */
  readonly record?: DmarcRecord
  readonly several: number
  /** Texts that were meant to be DMARC records, and are none. */
  readonly ignored: readonly string[]
  /** Why the name could not be queried. That there is no such name is an answer. */
  readonly trouble?: unknown
}

/** A name of eight or more labels is cut to seven after its first query, so that there are eight at most. */
const mostLabelsAbove = 7

/**
 * The DNS tree walk (RFC 9989, section 4.10): from the domain up to its top-level domain, or to a record that
 * says whether it is a public suffix.
 */
export async function walkTree(resolveTxt: ResolveTxt, domain: string): Promise<readonly Step[]> {
  const steps: Step[] = []
  for (const target of targets(domain)) {
    const step = await query(resolveTxt, target)
    steps.push(step)
    if (['y', 'n'].includes(psdOf(step))) break
  }
  return steps
}

function targets(domain: string): string[] {
  const labels = domain.toLowerCase().replace(/\.$/, '').split('.')
  const above = labels.slice(1).slice(-mostLabelsAbove)
  return [labels, ...above.map((_, at) => above.slice(at))].map((each) => each.join('.'))
}

async function query(resolveTxt: ResolveTxt, domain: string): Promise<Step> {
  try {
    const texts = await txtRecords(resolveTxt, `_dmarc.${domain}`)
    const found = texts.filter(isDmarcRecord)
    const [only] = found
    const ignored = texts.filter(isMeantAsDmarc)
    return only !== undefined && found.length === 1
      ? { domain, record: parseDmarcRecord(only), several: 0, ignored }
      : { domain, several: found.length, ignored }
  } catch (trouble) {
    return { domain, several: 0, ignored: [], trouble }
  }
}

/** The texts at a name, each with its parts joined; empty if there is no such name or no text. */
export async function txtRecords(resolveTxt: ResolveTxt, name: string): Promise<string[]> {
  try {
    return (await resolveTxt(name)).map((parts) => parts.join(''))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOTFOUND' || code === 'ENODATA') return []
    throw error
  }
}

const psdOf = ({ record }: Step): string => record?.tags.get('psd')?.toLowerCase() ?? 'u'

/** The domain of the organisation to which the walk's first domain belongs (RFC 9989, section 4.10.2). */
export function organizationalDomain(steps: readonly Step[]): string {
  const [start, ...above] = steps
  if (start === undefined) throw new Error('a walk has at least one step')
  const own = steps.find((step) => psdOf(step) === 'n')
  if (own) return own.domain
  const suffix = above.find((step) => psdOf(step) === 'y')
  if (suffix) return oneLabelBelow(suffix.domain, start.domain)
  return steps.findLast(({ record }) => record !== undefined)?.domain ?? start.domain
}

function oneLabelBelow(suffix: string, start: string): string {
  const labels = start.split('.')
  return labels.slice(-(suffix.split('.').length + 1)).join('.')
}

export interface Found {
  readonly domain: string
  readonly record: DmarcRecord
  /** Whose record it is: the domain's, its organisation's, or the public suffix's above it. */
  readonly of: 'itself' | 'organisation' | 'suffix'
}

/**
 * The record that receivers apply to mails from the walk's first domain (RFC 9989, section 4.10.1); undefined
 * if there is none. Throws if a name that decides could not be queried.
 */
export function recordThatApplies(steps: readonly Step[]): Found | undefined {
  const [start] = steps
  if (start?.record) return { domain: start.domain, record: start.record, of: 'itself' }
  const trouble = steps.find((step) => step.trouble !== undefined)
  if (trouble) throw trouble.trouble
  const organisation = organizationalDomain(steps)
  const isSuffix = (step: Step) => psdOf(step) === 'y' || !step.domain.includes('.')
  const found =
    steps.find(({ domain, record }) => record && domain === organisation) ??
    steps.find((step) => psdOf(step) === 'y')
  if (!found?.record) return undefined
  return { domain: found.domain, record: found.record, of: isSuffix(found) ? 'suffix' : 'organisation' }
}

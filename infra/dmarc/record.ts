/** What a domain asks of receivers for mails that fail DMARC. */
export const policies = ['none', 'quarantine', 'reject'] as const
export type Policy = (typeof policies)[number]

/** A DMARC record by its tags (RFC 9989, section 4.7), in the order in which they stand. */
export interface DmarcRecord {
  readonly text: string
  /** By lower-case names, without `v`. */
  readonly tags: ReadonlyMap<string, string>
  /** What the record has that receivers ignore or read otherwise, as ends of a sentence. */
  readonly faults: readonly string[]
}

/** RFC 9989 took these away (appendix C). */
export const obsoleteTags = ['pct', 'rf', 'ri'] as const

const yesOrNo = /^[yn]$/i
const policy = new RegExp(`^(${policies.join('|')})$`, 'i')
const strictOrRelaxed = /^[rs]$/i
const allowed: Readonly<Record<string, RegExp>> = {
  p: policy,
  sp: policy,
  np: policy,
  t: yesOrNo,
  psd: /^[ynu]$/i,
  adkim: strictOrRelaxed,
  aspf: strictOrRelaxed,
  fo: /^[01ds](\s*:\s*[01ds])*$/i,
}
const knownTags: ReadonlySet<string> = new Set([...Object.keys(allowed), 'rua', 'ruf', ...obsoleteTags])

/**
 * Only texts that begin like this are DMARC records (RFC 9989, section 4.8). The case of the version matters.
 */
const beginning = /^[vV][ \t]*=[ \t]*DMARC1[ \t]*(?:;|$)/

export function isDmarcRecord(text: string): boolean {
  return beginning.test(text)
}

/** A text that was meant to be a DMARC record, and that receivers ignore. */
export function isMeantAsDmarc(text: string): boolean {
  return /dmarc/i.test(text) && !isDmarcRecord(text)
}

/** Reads a text for which `isDmarcRecord` is true. */
export function parseDmarcRecord(text: string): DmarcRecord {
  const tags = new Map<string, string>()
  const faults: string[] = []
  for (const part of text.split(';').slice(1)) {
    const at = part.indexOf('=')
    const name = part.slice(0, Math.max(0, at)).trim()
    const value = part.slice(at + 1).trim()
    if (!/^[a-z]+$/i.test(name)) {
      if (part.trim() !== '') faults.push(`"${part.trim()}" is not a tag with a value`)
      continue
    }
    const tag = name.toLowerCase()
    if (tags.has(tag) || tag === 'v') faults.push(`"${tag}" stands there twice`)
    else tags.set(tag, value)
    if (!knownTags.has(tag) && tag !== 'v') faults.push(`"${tag}" is no tag of DMARC`)
    const pattern = allowed[tag]
    if (pattern && !pattern.test(value)) faults.push(`"${tag}=${value}" is not a value of that tag`)
  }
  return { text, tags, faults }
}

/** The value of a tag that names a policy; undefined if it is absent or is no policy. */
export function policyIn({ tags }: DmarcRecord, tag: 'p' | 'sp' | 'np'): Policy | undefined {
  const value = tags.get(tag)?.toLowerCase()
  return policies.find((each) => each === value)
}

/** The addresses that get reports, without `mailto:`, and what else stands there. */
export function reportAddresses({ tags }: DmarcRecord): {
  readonly mail: readonly string[]
  readonly other: readonly string[]
} {
  const uris = (tags.get('rua') ?? '')
    .split(',')
    .map((uri) => uri.trim())
    .filter((uri) => uri !== '')
  const mail = uris.flatMap((uri) => /^mailto:([^\s@!?]+@[^\s@!?]+)(?:[!?].*)?$/i.exec(uri)?.[1] ?? [])
  return { mail, other: uris.filter((uri) => !/^mailto:[^\s@!?]+@[^\s@!?]+(?:\?.*)?$/i.test(uri)) }
}

/** The record with only the tags whose values receivers read. */
export function readable(record: DmarcRecord): DmarcRecord {
  const tags = [...record.tags].filter(
    ([tag, value]) => knownTags.has(tag) && (allowed[tag]?.test(value) ?? true),
  )
  return { ...record, tags: new Map(tags) }
}

import { defaultBrand } from '../../../shared/brand/brand.ts'
import { type Digest, selectDigest } from '../../../shared/edition/digest.ts'
import type { EditionHead, EditionPaper, WholeEdition } from '../../../shared/edition/edition.ts'
import type { EditionId } from '../../../shared/edition/edition-id.ts'
import { type MailContext, mailLook } from '../../../shared/mail/mail-context.ts'
import type { PaperId } from '../../../shared/paper/paper.ts'
import type { SourceResult } from '../../../shared/paper/source/collect-papers.ts'
import type { EmailAddress } from '../../../shared/subscriber/address/address.ts'
import type { Confirmed, Pending } from '../../../shared/subscriber/subscriber.ts'
import type { SubscriberId } from '../../../shared/subscriber/subscriber-id.ts'
import type { TimeZone } from '../../../shared/time/time-zone.ts'
import { en } from '../../fakes/english.ts'

/** The moment at which the mails of these tests are written. */
export const now = Date.parse('2026-11-23T07:00:00Z')

export const context: MailContext = {
  origin: 'https://papers.example.org',
  senderName: 'Paperwire',
  listId: 'digest.papers.example.org',
  postalAddress: 'Example Lab, 1 Example Street, 12345 Example',
  papersPerDigest: 3,
  tokenKeys: { current: 'k1', keys: { k1: new TextEncoder().encode('a key for tests, of 32 characters') } },
  language: en,
  look: mailLook(defaultBrand),
}

const preferences = {
  timezone: 'Europe/Berlin' as TimeZone,
  hour: 8,
  frequency: 'daily',
  topics: ['hierarchical clustering'],
} as const

const common = {
  id: 'AAAAAAAAAAAAAAAAAAAAAA' as SubscriberId,
  version: 2,
  rev: 3,
  address: 'ann@example.org' as EmailAddress,
  preferences,
  missed: {},
}

export const reader: Confirmed = {
  ...common,
  status: 'confirmed',
  confirmedAt: now,
  confirmedBy: 'hash',
  since: '2026-11-22' as EditionId,
  through: '2026-11-22' as EditionId,
  nextDueAt: now,
}

export const pending: Pending = {
  ...common,
  status: 'pending',
  requests: [],
}

export function entry(rank: number, change: Partial<EditionPaper['paper']> = {}): EditionPaper {
  const id = `2611.0000${rank}` as PaperId
  return {
    rank,
    score: 10 - rank,
    summary: { text: `We show result number ${rank} on a small, well-made example.`, by: 'authors' },
    reasons: [{ kind: 'upvotes', count: 40 - rank }],
    paper: {
      id,
      title: `A Paper of Rank ${rank}`,
      abstract: `This is abstract ${rank}.`,
      authors: ['Ada Lovelace', 'Émilie du Châtelet', 'Srinivasa Ramanujan', 'Emmy Noether', 'Alan Turing'],
      links: { abstract: `https://arxiv.org/abs/${id}`, pdf: `https://arxiv.org/pdf/${id}` },
      keywords: [],
      categories: [],
      signals: { upvotes: 40 - rank },
      ...change,
    },
  }
}

export function edition(papers: readonly EditionPaper[], change: Partial<WholeEdition> = {}): WholeEdition {
  return {
    id: '2026-11-23' as EditionId,
    kind: 'papers',
    publishedAt: now,
    nextAt: now + 86_400_000,
    sources: [{ source: 'huggingface', outcome: 'papers', papers: papers.length, dropped: 0 }],
    paperCount: papers.length,
    otherCount: 0,
    climbingCount: 0,
    hash: 'hash',
    papers,
    climbing: [],
    others: [],
    ...change,
  }
}

/** An edition that shows every part of a digest: code and AI summary, TeX-free symbols, a topic beyond the top. */
export const wholeEdition = edition([
  entry(1, { links: { ...entry(1).paper.links, code: 'https://github.com/example/one' } }),
  { ...entry(2), summary: { text: 'Learns O(n log n) trees for ε-nets.', by: 'ai' } },
  entry(3, { title: '深層学習の原理 — Principles of Deep Learning', authors: ['望月 新一'] }),
  entry(4, { title: 'Fast Hierarchical Clusterings', abstract: 'Hierarchical clustering in linear time.' }),
  entry(5),
])

export const sampleResult: SourceResult = { source: 'sample', outcome: 'papers', papers: 1, dropped: 0 }

/** A reader's digest of some editions, which are the newest ones. */
export function digestFor(
  whom: Confirmed,
  editions: readonly WholeEdition[],
  papersPerDigest = context.papersPerDigest,
  recent: readonly EditionHead[] = editions,
): Digest {
  const { topics } = whom.preferences
  const digest = selectDigest({
    editions,
    recent,
    reader: { ...whom, topics },
    papersPerDigest,
  })
  if (!digest) throw new Error('there is nothing in these editions')
  return digest
}

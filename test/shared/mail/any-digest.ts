import fc from 'fast-check'
import type { ClimbingPaper, EditionPaper, WholeEdition } from '../../../shared/edition/edition.ts'
import type { EditionId } from '../../../shared/edition/edition-id.ts'
import type { PaperId } from '../../../shared/paper/paper.ts'
import type { EmailAddress } from '../../../shared/subscriber/address/address.ts'
import type { LanguageTag } from '../../../shared/subscriber/preferences/language-tag.ts'
import type { Confirmed } from '../../../shared/subscriber/subscriber.ts'
import type { SubscriberId } from '../../../shared/subscriber/subscriber-id.ts'
import { anyText } from '../mime/odd-texts.ts'
import { edition, entry, reader } from './a-digest.ts'

/** Texts with the edges of MIME: long words, right-to-left, line ends of all kinds, white space at ends. */
const text = fc.oneof(
  { weight: 3, arbitrary: anyText },
  fc.constantFrom(
    'x'.repeat(998),
    '学'.repeat(400),
    `${'y'.repeat(74)}👩‍👩‍👧‍👦 = \t`,
    'a\rb\nc\r\nd\u0085e\u2028f',
    '.\n..\n. dots',
    'مرحبا بالعالم (abc) שלום',
    '<hole why> <b>&amp; "quotes" \'',
    'ends with blanks   \t',
  ),
)

const reasons = fc.constantFrom<EditionPaper['reasons']>(
  [],
  [{ kind: 'upvotes', count: 12, gained: 3 }],
  [{ kind: 'upvotes', count: 40 }, { kind: 'alike' }],
  [
    { kind: 'points', count: 7 },
    { kind: 'comments', count: 9 },
  ],
)

/** What a digest of a pool of topics finds: most titles have a word of a topic. */
export const topicPool = [
  'clustering',
  'graph networks',
  'cs.LG',
  'author: Ada Lovelace',
  'diffusion -audio',
  '学習',
]

function anyEntry(id: string, rank: number): fc.Arbitrary<EditionPaper> {
  return fc
    .record({
      title: fc.tuple(text, fc.constantFrom('', ...topicPool)).map(
        (words) =>
          words
            .join(' ')
            .replaceAll(/[\r\n\0]/g, ' ')
            .trim() || 'x',
      ),
      authors: fc.array(text, { maxLength: 3 }),
      summary: text,
      by: fc.constantFrom('ai', 'authors'),
      reasons,
      isRelated: fc.boolean(),
      link: fc.webUrl({ withQueryParameters: true, size: 'medium' }),
      since: fc.option(fc.constantFrom('2026-11-19', '2026-11-21'), { nil: undefined }),
    })
    .map((of): EditionPaper => {
      const paper = { title: of.title, authors: of.authors, links: { abstract: of.link }, id: id as PaperId }
      const made = entry(rank, { ...paper, categories: rank % 2 === 0 ? ['cs.LG'] : [] })
      return {
        ...made,
        summary: { text: of.summary, by: of.by as 'ai' },
        reasons: of.reasons,
        ...(of.isRelated && { related: [made.paper] }),
        ...(of.since && { foundSince: of.since as EditionId }),
      }
    })
}

/** Two editions, as a digest over the weekend covers them. */
export const anyEditions: fc.Arbitrary<readonly WholeEdition[]> = fc
  .tuple(...[21, 23].map(anyEdition))
  .chain((both) => fc.constantFrom(both, both.slice(1)))

function anyEdition(day: number): fc.Arbitrary<WholeEdition> {
  const ids = Array.from({ length: 7 }, (_, index) => `26${day}.0000${index}`)
  const entries = fc.tuple(...ids.map((id, index) => anyEntry(id, index + 1)))
  return fc.record({ entries, listed: fc.integer({ min: 1, max: 6 }), climbs: fc.boolean() }).map((of) => {
    const climbing: ClimbingPaper[] = of.climbs
      ? [
          {
            paper: entry(9).paper,
            since: '2026-11-18' as EditionId,
            reasons: [{ kind: 'upvotes', count: 9 }],
          },
        ]
      : []
    return edition(of.entries.slice(0, of.listed), {
      id: `2026-11-${day}` as EditionId,
      others: of.entries.slice(of.listed),
      climbing,
    })
  })
}

/** A reader of their own address, id and topics: one is theirs alone. */
export const anyReaders: fc.Arbitrary<readonly Confirmed[]> = fc
  .array(
    fc.record({
      pooled: fc.uniqueArray(fc.constantFrom(...topicPool, '-graph'), { maxLength: 4 }),
      own: fc.constantFrom('none', 'a word', 'excluded'),
      hour: fc.constantFrom(7, 8, 21),
      language: fc.constantFrom('en', 'de'),
      since: fc.constantFrom('2026-11-18', '2026-11-20'),
      through: fc.constantFrom('2026-11-20', '2026-11-22'),
      epoch: fc.option(fc.integer({ min: 1, max: 9_999_999 }), { nil: undefined }),
      localPart: fc.constantFrom('ann', 'x'.repeat(60), "o'neil+papers", 'a.b_c-d'),
      isQuiet: fc.boolean(),
    }),
    { minLength: 2, maxLength: 8 },
  )
  .map((all) => all.map((of, index) => readerOf({ ...of, index })))

function readerOf(of: {
  readonly index: number
  readonly pooled: readonly string[]
  readonly own: string
  readonly hour: number
  readonly language: string
  readonly since: string
  readonly through: string
  readonly epoch: number | undefined
  readonly localPart: string
  readonly isQuiet: boolean
}): Confirmed {
  const own = { none: [], 'a word': [ownTopic(of.index)], excluded: [`-${ownTopic(of.index)}`] }[of.own] ?? []
  return {
    ...reader,
    id: String(of.index).padStart(22, 'Q') as SubscriberId,
    address: `${of.localPart}@r${of.index}.example.org` as EmailAddress,
    preferences: {
      ...reader.preferences,
      hour: of.hour,
      language: of.language as LanguageTag,
      topics: [...of.pooled, ...own],
    },
    since: of.since as EditionId,
    through: of.through as EditionId,
    ...(of.epoch !== undefined && { epoch: of.epoch }),
    missed: of.isQuiet ? { '2026-11-22': 'quiet' } : {},
  }
}

/** A topic that no other reader has. */
export const ownTopic = (index: number): string => `zebrafish${index}x`

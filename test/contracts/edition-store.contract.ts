import { beforeEach, describe, expect, test } from 'vitest'
import type { ClimbingPaper, WholeEdition } from '../../shared/edition/edition.ts'
import { type EditionStore, recentEditionCount } from '../../shared/edition/edition-store.ts'
import type { PaperId } from '../../shared/paper/paper.ts'
import { longestForm, mostAcronyms } from '../../shared/paper/topic/learn-acronyms.ts'
import { anEdition, anEditionId, aPaperInPlace, headOf, withList } from '../fakes/an-edition.ts'

export interface EditionsUnderTest {
  readonly editions: EditionStore
  /** Removes one paper of a published edition. */
  readonly loseAPaper: (edition: WholeEdition) => Promise<void>
  /** Removes the list of recent editions, as after a crash between the first edition's head and the commit point. */
  readonly forgetRecent: () => Promise<void>
}

/** As many papers as a day of arXiv has, each with an abstract of 13 KB: several pages of a query, several batches. */
function aLargeEdition(): WholeEdition {
  const abstract = 'Überlange Zusammenfassung 要旨. '.repeat(400)
  const papers = Array.from({ length: 186 }, (_, index) => aPaperInPlace(index + 1, { abstract }))
  return anEdition(23, { papers })
}

/** The promises of an edition store. */
export function editionStoreContract(make: () => Promise<EditionsUnderTest>): void {
  describe('an edition store', () => {
    let made: EditionsUnderTest
    let editions: EditionStore
    beforeEach(async () => {
      made = await make()
      editions = made.editions
    })

    test('at first nothing is recent and there is no edition', async () => {
      expect(await editions.recent()).toEqual([])
      expect(await editions.get(anEditionId(23))).toBeUndefined()
    })

    test('a published edition comes back whole, and its head is recent', async () => {
      const edition = anEdition(23)
      expect(await editions.publish(edition)).toEqual(headOf(edition))
      expect(await editions.whole(edition.id)).toEqual(edition)
      expect(await editions.recent()).toEqual([headOf(edition)])
    })

    test('every optional part of a paper comes back, and an absent part stays absent', async () => {
      const full = aPaperInPlace(1, {
        links: { abstract: 'https://arxiv.org/abs/2611.00001', code: 'https://example.org/code' },
        keywords: ['clustering', '日本語'],
        aiSummary: 'In short.',
        organization: 'An Institute',
        venue: 'CVPR 2026',
        publishedAt: Date.UTC(2026, 10, 20),
        listedAt: Date.UTC(2026, 10, 22),
        signals: { upvotes: 3, comments: 0, stars: 12 },
        rank: 1,
      })
      const edition = anEdition(23, { papers: [full, aPaperInPlace(2, { signals: {} }, 1.25e-7)] })
      await editions.publish(edition)
      expect(await editions.whole(edition.id)).toStrictEqual(edition)
    })

    test('the list is read without the other papers, whose ranks follow it', async () => {
      const others = [3, 4, 5].map((rank) => aPaperInPlace(rank))
      const edition = anEdition(23, { papers: [1, 2].map((rank) => aPaperInPlace(rank)), others })
      await editions.publish(edition)
      expect(await editions.get(edition.id)).toEqual(withList(edition))
      expect(await editions.whole(edition.id)).toEqual(edition)
    })

    test('the ids of listed papers, their twins, other papers and climbing papers are read without the papers', async () => {
      const related = [{ id: '2611.77777' as PaperId, title: 'A twin', links: {} }]
      const climbing: ClimbingPaper = {
        paper: aPaperInPlace(1, { id: '2611.88888' as PaperId, title: 'A late riser' }).paper,
        since: anEditionId(21),
        reasons: [{ kind: 'upvotes', count: 80, gained: 60 }],
      }
      const edition = anEdition(23, {
        papers: [{ ...aPaperInPlace(1), related }, aPaperInPlace(2)],
        others: [{ ...aPaperInPlace(3), foundSince: anEditionId(21) }],
        climbing: [climbing],
      })
      await editions.publish(edition)
      expect(await editions.get(edition.id)).toEqual(withList(edition))
      expect(await editions.whole(edition.id)).toEqual(edition)
      expect(await editions.ids(headOf(edition))).toEqual({
        id: edition.id,
        listed: ['2611.00001', '2611.77777', '2611.00002'],
        others: ['2611.00003'],
        climbing: ['2611.88888'],
      })
    })

    test('the acronyms of an edition come back with it whole, and alone, and not with its list', async () => {
      const acronyms = [{ short: 'RAG', long: 'retrieval-augmented generation', weight: 28 }]
      const edition = anEdition(23, { acronyms })
      await editions.publish(edition)
      expect(await editions.whole(edition.id)).toEqual(edition)
      expect(await editions.acronyms(headOf(edition))).toEqual(acronyms)
      expect(await editions.get(edition.id)).toEqual(withList(edition))
    })

    test('an edition of an older release has no acronyms, and is read', async () => {
      const edition = anEdition(23)
      await editions.publish(edition)
      expect(await editions.acronyms(headOf(edition))).toBeUndefined()
      expect(await editions.whole(edition.id)).toStrictEqual(edition)
    })

    test('as many acronyms as an edition may have, each as long as it may be, are kept', async () => {
      const acronyms = Array.from({ length: mostAcronyms }, (_, at) => ({
        short: '日本語日本語日本語日',
        long: String(at).padStart(longestForm, '語'),
        weight: 1_000_000,
      }))
      const edition = anEdition(23, { acronyms })
      await editions.publish(edition)
      expect(await editions.acronyms(headOf(edition))).toEqual(acronyms)
    })

    test('an edition without papers has no ids', async () => {
      const edition = anEdition(23, { papers: [] })
      await editions.publish(edition)
      expect(await editions.ids(headOf(edition))).toEqual({
        id: edition.id,
        listed: [],
        others: [],
        climbing: [],
      })
    })

    test('papers come in the order of their ranks, so that the tenth follows the ninth', async () => {
      const papers = Array.from({ length: 30 }, (_, index) => aPaperInPlace(index + 1))
      await editions.publish(anEdition(23, { papers }))
      const ranks = (await editions.get(anEditionId(23)))?.papers.map(({ rank }) => rank)
      expect(ranks).toEqual(papers.map(({ rank }) => rank))
    })

    test.each(['quiet', 'holiday', 'failed'] as const)(
      'a %s edition has no papers and is an edition',
      async (kind) => {
        const edition = anEdition(23, { papers: [], kind })
        await editions.publish(edition)
        expect(await editions.whole(edition.id)).toEqual(edition)
      },
    )

    test('186 papers with long abstracts survive', async () => {
      const edition = aLargeEdition()
      await editions.publish(edition)
      expect(await editions.whole(edition.id)).toEqual(edition)
    })

    test('publishing an edition twice keeps the first head, and lists it once', async () => {
      const first = anEdition(23)
      await editions.publish(first)
      const again = { ...first, publishedAt: first.publishedAt + 1 }
      expect(await editions.publish(again)).toEqual(headOf(first))
      expect(await editions.recent()).toEqual([headOf(first)])
      expect(await editions.whole(first.id)).toEqual(first)
    })

    test("a second publisher's papers never mix with the first's", async () => {
      const first = anEdition(23, { papers: [1, 2, 3].map((rank) => aPaperInPlace(rank)) })
      const papers = [1, 2, 3, 4, 5].map((rank) => aPaperInPlace(rank, { title: 'Another' }))
      const second = anEdition(23, { papers })
      await editions.publish(first)
      expect(await editions.publish(second)).toEqual(headOf(first))
      expect(await editions.whole(first.id)).toEqual(first)
    })

    test('one of two simultaneous publishers wins as a whole, and both learn which', async () => {
      const some = anEdition(23, { papers: [1, 2, 3].map((rank) => aPaperInPlace(rank)) })
      const others = anEdition(23, { papers: [7, 8].map((rank) => aPaperInPlace(rank)) })
      const [head, sameHead] = await Promise.all([editions.publish(some), editions.publish(others)])
      expect(sameHead).toEqual(head)
      expect(await editions.recent()).toEqual([head])
      const winner = head.hash === some.hash ? some : others
      expect(await editions.whole(head.id)).toEqual(winner)
    })

    test('the list of recent editions keeps the newest ten, oldest first', async () => {
      const published = Array.from({ length: 13 }, (_, index) => anEdition(index + 1))
      for (const edition of published) await editions.publish(edition)
      expect(await editions.recent()).toEqual(published.slice(-recentEditionCount).map(headOf))
      expect(recentEditionCount).toBe(10)
    })

    test('an edition that is no longer recent can still be read', async () => {
      for (let day = 1; day <= 11; day++) await editions.publish(anEdition(day))
      expect(await editions.whole(anEditionId(1))).toEqual(anEdition(1))
    })

    test('an older edition is never appended after a newer', async () => {
      await editions.publish(anEdition(23))
      expect(await editions.publish(anEdition(22))).toEqual(headOf(anEdition(22)))
      expect(await editions.recent()).toEqual([headOf(anEdition(23))])
    })

    test('an attribute that a later release adds to a head stays when an earlier release publishes', async () => {
      const newer = { ...anEdition(23), colour: 'green' }
      await editions.publish(newer)
      await editions.publish(anEdition(24))
      expect(await editions.recent()).toEqual([headOf(newer), headOf(anEdition(24))])
      expect(await editions.whole(newer.id)).toEqual(newer)
    })

    test('an edition may follow one that is several days older', async () => {
      await editions.publish(anEdition(20))
      await editions.publish(anEdition(23))
      expect((await editions.recent()).map(({ id }) => id)).toEqual([anEditionId(20), anEditionId(23)])
    })

    test("a run after a crash before the commit point completes the first one's work", async () => {
      const first = anEdition(23, { papers: [aPaperInPlace(1)] })
      await editions.publish(first)
      await made.forgetRecent()
      const second = anEdition(23, { papers: [aPaperInPlace(1), aPaperInPlace(2)] })
      expect(await editions.publish(second)).toEqual(headOf(first))
      expect(await editions.recent()).toEqual([headOf(first)])
      expect(await editions.whole(first.id)).toEqual(first)
    })

    test('an edition with a missing paper throws instead of passing for a shorter one', async () => {
      const edition = anEdition(23)
      await editions.publish(edition)
      await made.loseAPaper(edition)
      await expect(editions.get(edition.id)).rejects.toThrow('edition 2026-11-23 has 1 of its 2 papers')
    })

    test('the tries that were kept last come back, and at first there are none', async () => {
      expect(await editions.tries()).toBeUndefined()
      const tries = { id: anEditionId(23), firstAt: 2_000, lastAt: 3_000 }
      await editions.keepTries(tries)
      expect(await editions.tries()).toEqual(tries)
      await editions.keepTries({ ...tries, id: anEditionId(24) })
      expect(await editions.tries()).toEqual({ ...tries, id: anEditionId(24) })
      expect(await editions.recent()).toEqual([])
    })

    test('a caller who changes an answer changes no other caller’s answer', async () => {
      await editions.publish(anEdition(23))
      const whole = await editions.get(anEditionId(23))
      Object.assign(whole?.papers[0] ?? {}, { rank: 99 })
      Object.assign((await editions.recent())[0] ?? {}, { kind: 'quiet' })
      expect(await editions.whole(anEditionId(23))).toEqual(anEdition(23))
      expect(await editions.recent()).toEqual([headOf(anEdition(23))])
    })
  })
}

// @module-tag property
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PaperId } from '../../../../shared/paper/paper.ts'
import { isArxivId } from '../../../../shared/paper/paper-id.ts'
import { mergePapers } from '../../../../shared/paper/source/merge-papers.ts'
import { aPaper } from '../a-paper.ts'

describe('papers of several sources', () => {
  test('papers with one id are one paper, in which the second source fills the gaps of the first', () => {
    const community = aPaper({
      id: '2611.00001',
      title: 'Small Maps',
      abstract: 'As listed.',
      authors: ['Ann Author'],
      links: { abstract: 'https://arxiv.org/abs/2611.00001', code: 'https://github.com/a/b' },
      keywords: ['maps'],
      listedAt: 7,
      signals: { upvotes: 12 },
    })
    const archive = aPaper({
      id: '2611.00001',
      title: 'Small maps',
      abstract: 'As submitted.',
      authors: ['Author, A.'],
      links: { abstract: 'https://arxiv.org/abs/2611.00001v2', pdf: 'https://arxiv.org/pdf/2611.00001' },
      categories: ['cs.LG', 'stat.ML'],
      publishedAt: 5,
      signals: { upvotes: 99, points: 3 },
    })
    expect(mergePapers([[community], [archive]])).toEqual([
      {
        ...community,
        publishedAt: 5,
        links: {
          abstract: 'https://arxiv.org/abs/2611.00001',
          pdf: 'https://arxiv.org/pdf/2611.00001',
          code: 'https://github.com/a/b',
        },
        categories: ['cs.LG', 'stat.ML'],
        signals: { upvotes: 12, points: 3 },
      },
    ])
  })

  test('one paper has its venue and its organisation from whichever source knows them, the first one before others', () => {
    const listed = aPaper({ organization: 'Google DeepMind' })
    const archived = aPaper({ venue: 'CVPR 2026', organization: 'Mountain View' })
    const bare = aPaper()
    const both = { organization: 'Google DeepMind', venue: 'CVPR 2026' }
    for (const order of [
      [listed, archived],
      [bare, listed, archived],
      [listed, bare, archived, bare],
    ])
      expect(mergePapers(order.map((paper) => [paper]))).toMatchObject([both])
    expect(mergePapers([[bare], [bare]])[0]).not.toHaveProperty('venue')
  })

  test('papers with one title and the same first surname are one paper, under the id of arXiv', () => {
    const named = aPaper({ id: 'title:small maps', title: 'Small maps!', authors: ['Zoë Plan'] })
    const numbered = aPaper({ id: '2611.00001', title: 'SMALL MAPS', authors: ['Z. Plan', 'Bo Other'] })
    for (const order of [
      [named, numbered],
      [numbered, named],
    ]) {
      const merged = mergePapers([order])
      expect(merged.map(({ id }) => id)).toEqual(['2611.00001'])
    }
  })

  test('papers with one title by different people are two papers', () => {
    const one = aPaper({ id: '2611.00001', title: 'A Survey', authors: ['Ann Author'] })
    const other = aPaper({ id: '2611.00002', title: 'A Survey', authors: ['Bo Other'] })
    expect(mergePapers([[one], [other]])).toHaveLength(2)
  })

  const long =
    'We map a garden of twenty beds by its paths and prove that no shorter tour waters every bed once.'
  const other =
    'An unrelated text about the sound of bells, towers, weather, choirs and the people who ring at dawn.'

  test.each([
    ['Technical Report', ['Wei Zhang'], ['Li Zhang'], long, other],
    ['Technical Report', ['Wei Zhang'], ['Wei Zhang'], long, other],
    ['A Map of Gardens', ['Wei Zhang', 'Bo Other'], ['Wei Zhang', 'Bo Other'], long, other],
    ['A Map of Gardens', ['Wei Zhang'], ['Wei Zhang'], long, ''],
    ['A Map of Gardens', ['Wei Zhang'], ['Wei Zhang'], '', ''],
    ['A Map of Gardens', ['Wei Zhang'], ['Wei Zhang', 'Bo Other', 'Cy Else'], long, long],
    ['A Map of Gardens', ['Wei Zhang'], ['Ann Author'], long, long],
    ['Editorial', [], [], long, other],
    ['Editorial', [], [], '', ''],
    ['Editorial', [], [], long, long],
    ['Introduction', ['Ann Author'], [], long, long],
  ])(
    'two papers of arXiv with the title %j by %j and %j stay two',
    (title, authors, others, abstract, otherAbstract) => {
      const one = aPaper({ id: '2611.00001', title, authors, abstract })
      const two = aPaper({ id: '2611.00002', title, authors: others, abstract: otherAbstract })
      expect(mergePapers([[one], [two]])).toEqual([one, two])
    },
  )

  test('two entries of arXiv that agree in title, authors and nearly all words of the abstract are one paper', () => {
    const one = aPaper({
      id: '2611.00001',
      title: 'Garden Maps',
      authors: ['Wei Zhang', 'Bo Other'],
      abstract: long,
    })
    const two = {
      ...one,
      ...aPaper({ id: '2611.00002' }),
      title: 'Garden maps.',
      authors: ['B. Other', 'W. Zhang'],
    }
    const merged = mergePapers([[one], [{ ...two, abstract: `${long} Code is available.` }]])
    expect(merged.map(({ id }) => id)).toEqual(['2611.00001'])
  })

  test.each([
    ['Garden Maps', ['Wei Zhang'], ['Li Zhang'], long, long],
    ['Garden Maps', ['Ann Author', 'Wei Zhang'], ['Wei Zhang'], long, long],
    ['Garden Maps', [], [], long, other],
    ['Garden Maps', [], ['Wei Zhang'], '', ''],
    ['Technical Report', ['Wei Zhang'], ['Wei Zhang'], long, other],
    ['Response to Reviewers', ['Wei Zhang'], ['Wei Zhang'], long, other],
    ['A Survey, Part II', ['Wei Zhang'], ['Wei Zhang'], long, ''],
    ['Editorial', [], [], '', ''],
  ])(
    'a paper without an id and one of arXiv with the title %j by %j and %j stay two',
    (title, authors, others, abstract, otherAbstract) => {
      const named = aPaper({ id: 'title:x', title, authors, abstract })
      const numbered = aPaper({ id: '2611.00002', title, authors: others, abstract: otherAbstract })
      for (const papers of [
        [named, numbered],
        [numbered, named],
      ])
        expect(mergePapers([papers])).toEqual(papers)
    },
  )

  test.each([
    ['Garden Maps', ['Wei Zhang'], ['W. Zhang', 'Bo Other'], '', other],
    ['Garden Maps', [], ['Wei Zhang'], long, long],
    ['Garden Maps', [], [], long, long],
    ['Technical Report', ['Wei Zhang'], ['Wei Zhang'], long, long],
  ])(
    'a paper without an id and one of arXiv with the title %j by %j and %j are one',
    (title, authors, others, abstract, otherAbstract) => {
      const named = aPaper({ id: 'title:x', title, authors, abstract })
      const numbered = aPaper({ id: '2611.00002', title, authors: others, abstract: otherAbstract })
      expect(mergePapers([[named], [numbered]]).map(({ id }) => id)).toEqual(['2611.00002'])
      expect(mergePapers([[numbered], [named]]).map(({ id }) => id)).toEqual(['2611.00002'])
    },
  )

  test('a third source finds a paper by the id that the second source gave it', () => {
    const named = aPaper({ id: 'title:small maps', title: 'Small Maps', authors: ['Zoë Plan'] })
    const numbered = aPaper({ id: '2611.00001', title: 'Small Maps', authors: ['Zoë Plan'] })
    const renamed = aPaper({ id: '2611.00001', title: 'Small Maps for Gardens', signals: { points: 4 } })
    const merged = mergePapers([[named], [numbered], [renamed]])
    expect(merged).toMatchObject([{ id: '2611.00001', signals: { points: 4 } }])
  })

  test('an empty abstract and missing authors are gaps that a second source fills', () => {
    const bare = aPaper({ id: '2611.00001', title: 'Small Maps', abstract: '', authors: [] })
    const full = aPaper({ id: '2611.00001', title: 'Small Maps', abstract: 'Words.', authors: ['Ann'] })
    expect(mergePapers([[bare], [full]])).toMatchObject([{ abstract: 'Words.', authors: ['Ann'] }])
  })

  const named = { title: 'Small Maps of Large Gardens', authors: ['Zoë Plan'], abstract: 'We draw maps.' }

  test.each([
    ['doi:10.1101/1', '2611.00001', '2611.00001'],
    ['feed:x', '2611.00001', '2611.00001'],
    ['feed:x', 'doi:10.1101/1', 'doi:10.1101/1'],
    ['title:small maps', 'feed:x', 'feed:x'],
    ['doi:10.1101/1', 'doi:10.1101/2', 'doi:10.1101/1'],
    ['feed:x', 'feed:y', 'feed:x'],
  ])('one work as %s and as %s is one paper, under the id that says most', (one, other, id) => {
    const both = [aPaper({ ...named, id: one }), aPaper({ ...named, id: other, authors: ['Z. Plan'] })]
    const rest = id === one ? other : one
    expect(mergePapers([both])).toMatchObject([{ id, otherIds: [rest] }])
  })

  test('two DOIs with one title are two papers, unless authors and abstracts agree', () => {
    const one = aPaper({ ...named, id: 'doi:10.1101/1' })
    const part = aPaper({ ...named, id: 'doi:10.1101/2', abstract: 'Another part of the maps of gardens.' })
    expect(mergePapers([[one], [part]])).toHaveLength(2)
  })

  test('an entry of a feed that has nothing but a title is known by it, if it tells enough', () => {
    const full = aPaper({ ...named, id: '2611.00001' })
    const bare = aPaper({ ...named, id: 'feed:x', authors: [], abstract: '' })
    expect(mergePapers([[full], [bare]])).toMatchObject([{ id: '2611.00001', authors: ['Zoë Plan'] }])
    for (const title of ['Small Maps', 'Editorial: Introduction to the Special Issue'])
      expect(mergePapers([[{ ...full, title }], [{ ...bare, title }]]), title).toHaveLength(2)
  })

  test.each([
    ['its arXiv id', { id: '2611.00001' }],
    ['its title and first author', { id: 'feed:x', title: named.title, authors: named.authors }],
    ['the title of a second paper', { id: '2611.00001', title: 'Large Maps' }],
  ])(
    'an entry of a feed that claims a paper by %s replaces nothing of it, and no other paper',
    (_, claim) => {
      const links = { abstract: 'https://arxiv.org/abs/2611.00001', pdf: 'https://arxiv.org/pdf/2611.00001' }
      const listed = aPaper({ ...named, id: '2611.00001', links, publishedAt: 5, signals: { upvotes: 3 } })
      const second = aPaper({ ...named, id: '2611.00002', title: 'Large Maps', abstract: 'Ours are large.' })
      const claiming = aPaper({
        title: 'Buy Maps',
        abstract: 'Cheap.',
        authors: ['Eve Seller'],
        links: { abstract: 'https://shop.example/', pdf: 'https://shop.example/pdf' },
        publishedAt: 9,
        signals: {},
        ...claim,
      })
      const merged = mergePapers([[], [listed, second], [claiming]])
      expect(merged).toMatchObject([listed, second])
      expect(merged).toHaveLength(2)
    },
  )

  test('a paper that one source knows alone has no other id', () => {
    expect(mergePapers([[aPaper(named)], [aPaper(named)]])[0]).not.toHaveProperty('otherIds')
  })

  test('no paper is lost and no id occurs twice, whatever papers are merged', () => {
    const paper = fc.record({
      id: fc.constantFrom(
        '2611.00001',
        '2611.00002',
        'doi:10.1101/1',
        'doi:10.1101/2',
        'feed:x',
        'title:a b',
      ),
      title: fc.constantFrom('A b', 'C d', 'E f'),
      authors: fc.subarray(['Ann Author', 'Bo Other'], { maxLength: 1 }),
    })
    fc.assert(
      fc.property(fc.array(fc.array(paper)), (lists) => {
        const merged = mergePapers(lists.map((list) => list.map(aPaper)))
        const ids = merged.map(({ id }) => id)
        expect(new Set(ids).size).toBe(ids.length)
        const given = new Set(lists.flat().map(({ id }) => id as PaperId))
        const arxivIds = [...given].filter(isArxivId)
        for (const id of ids) expect(given).toContain(id)
        expect(merged.length).toBeGreaterThanOrEqual(Math.min(1, given.size))
        expect(merged.length).toBeLessThanOrEqual(given.size)
        expect(arxivIds.length === 0 || ids.some((id) => arxivIds.includes(id))).toBe(true)
      }),
    )
  })
})

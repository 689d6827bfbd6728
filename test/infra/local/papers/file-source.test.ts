import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { paperFileSource, readPaperFile } from '../../../../infra/local/papers/file-source.ts'

const fixture = (name: string) => fileURLToPath(new URL(`../../../fixtures/papers/${name}`, import.meta.url))

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'paperwire-papers-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function fileWith(text: string): Promise<string> {
  const path = join(folder, 'papers.json')
  await writeFile(path, text)
  return path
}

describe('a file of papers', () => {
  test('a file of papers may be an answer of Hugging Face', async () => {
    const read = await readPaperFile(fixture('daily-papers.json'))
    expect('papers' in read && [read.papers.length, read.dropped]).toEqual([4, 3])
  })

  test('a file of papers may be a plain list, whose titles replace missing ids and whose links are never invented', async () => {
    const read = await readPaperFile(fixture('plain-list.json'))
    expect('papers' in read && read.papers).toMatchObject([
      { id: 'title:second place', title: 'Second Place', rank: 2, links: {}, signals: {} },
      {
        id: '2106.09685',
        rank: 1,
        authors: ['Plain Author'],
        links: { abstract: 'https://arxiv.org/abs/2106.09685' },
        signals: { upvotes: 3 },
      },
      { id: 'title:without a rank', links: { abstract: 'https://example.org/paper' } },
    ])
    expect('papers' in read && read.papers[2]).not.toHaveProperty('rank')
  })

  test('a file of papers may name a paper by its address on arXiv', async () => {
    const read = await readPaperFile(
      await fileWith('[{"title":"T","abstract":"A","url":"https://arxiv.org/abs/1412.6980v9"}]'),
    )
    expect(read).toMatchObject({
      papers: [{ id: '1412.6980', links: { abstract: 'https://arxiv.org/abs/1412.6980' } }],
    })
  })

  test('a file of papers may name the venue and the organisation of a paper', async () => {
    const told = { venue: 'CVPR 2026', organization: 'A & B Labs' }
    const read = await readPaperFile(await fileWith(JSON.stringify([{ title: 'T', abstract: 'A', ...told }])))
    expect(read).toMatchObject({ papers: [told] })
  })

  test('a file of papers may name the categories of a paper', async () => {
    const read = await readPaperFile(
      await fileWith('[{"title":"T","abstract":"A","categories":["cs.CL","hep-th","cs.CL"]}]'),
    )
    expect(read).toMatchObject({ papers: [{ categories: ['cs.CL', 'hep-th'] }] })
  })

  test.each([
    ['', 'is empty'],
    [' \n', 'is empty'],
    ['[\n  {"title": "x",}\n]', 'is not JSON (line 2, column 17)'],
    ['[{"title": "x"', 'is not JSON (line 1, column 15)'],
    ['{"papers": []}', 'holds an object, not a list of papers'],
    ['null', 'holds null, not a list of papers'],
    ['"x"', 'holds a string, not a list of papers'],
    ['[]', 'holds an empty list: at least one paper is needed'],
    ['[{"title":"a","abstract":"b"},{"title":"c","abstract":"d"},{"abstract":"e"}]', 'entry 3 has no title'],
    ['[{"title":" ","abstract":"b"}]', 'entry 1 has no title'],
    ['[{"title":"a"}]', 'entry 1 has no abstract'],
    ['[{"title":7,"abstract":"b"}]', 'entry 1 has 7 as title, which must be a text'],
    ['[null]', 'entry 1 is null, not an object with a title'],
    ['[{"title":"a","abstract":"b","rank":0}]', 'entry 1 has 0 as rank, which must be a whole number from 1'],
    [
      '[{"title":"a","abstract":"b","id":"x"}]',
      'entry 1 has "x" as id, which must be an arXiv id such as 2106.09685',
    ],
    [
      '[{"title":"a","abstract":"b","url":"javascript:x"}]',
      'entry 1 has "javascript:x" as url, which must be an http or https address',
    ],
    [
      '[{"title":"a","abstract":"b","upvotes":-1}]',
      'entry 1 has -1 as upvotes, which must be a whole number from 0',
    ],
    [
      '[{"title":"a","abstract":"b","authors":"x"}]',
      'entry 1 has "x" as authors, which must be a list of names',
    ],
    [
      '[{"title":"a","abstract":"b","categories":["cs.LG","cs"]}]',
      'entry 1 has ["cs.LG","cs"] as categories, which must be a list of arXiv categories such as cs.LG',
    ],
    [
      '[{"title":"a","abstract":"b","categories":"cs.LG"}]',
      'entry 1 has "cs.LG" as categories, which must be a list of arXiv categories such as cs.LG',
    ],
    ['[{"paper":null}]', 'holds 1 Hugging Face entries, none of which is a paper that may be mailed'],
  ])('a bad file of papers is refused with the reason: %j', async (text, reason) => {
    const path = await fileWith(text)
    expect(await readPaperFile(path)).toEqual({ problem: `${path}: ${reason}` })
  })

  test('a file of papers is refused if it is missing or a folder', async () => {
    const missing = join(folder, 'nowhere.json')
    expect(await readPaperFile(missing)).toEqual({ problem: `${missing}: there is no such file` })
    expect(await readPaperFile(folder)).toEqual({
      problem: `${folder}: is a folder, not a JSON file of papers`,
    })
  })

  test('a file of papers may begin with a byte order mark', async () => {
    expect(await readPaperFile(await fileWith('\ufeff[{"title":"a","abstract":"b"}]'))).toHaveProperty(
      'papers',
    )
  })
})

describe('the file source', () => {
  test('the file source reads its file again at each collect, and fails with the reason', async () => {
    const source = paperFileSource(await fileWith('[{"title":"a","abstract":"b"}]'))
    expect(source).toMatchObject({ name: 'file', repeats: true })
    expect(await source.collect('2026-07-03')).toMatchObject({
      outcome: 'papers',
      papers: [{ title: 'a' }],
      dropped: 0,
    })
    const path = await fileWith('[]')
    expect(await source.collect('2026-07-04')).toEqual({
      outcome: 'failed',
      reason: `${path}: holds an empty list: at least one paper is needed`,
    })
  })
})

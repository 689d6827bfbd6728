import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { Paper, PaperId } from '../../../shared/paper/paper.ts'
import { aPaper } from '../../shared/paper/a-paper.ts'
import { dayPapers } from './day-papers.ts'
import { evaluateTopics } from './evaluate-topics.ts'
import { plainSearch, searchOfDigests } from './searches.ts'

const paper = (id: string, title: string, abstract = ''): Paper => aPaper({ id, title, abstract })
const set = (...ids: string[]): ReadonlySet<PaperId> => new Set(ids as PaperId[])

const first = [
  paper('2601.00001', 'Owls sing at night'),
  paper('2601.00002', 'A trap for owls'),
  paper('2601.00003', 'Quiet bats'),
]
const second = [paper('2601.00004', 'Bats and their wings'), paper('2601.00005', 'A map of caves')]

const owls = { topics: ['owls'], about: set('2601.00001'), partly: set() }
const bats = {
  topics: ['bat', 'chiroptera'],
  about: set('2601.00003', '2601.00004', '2601.99999'),
  partly: set(),
}

describe('the evaluation of topics', () => {
  const report = evaluateTopics([first, second], {
    judged: [owls, bats],
    spellings: [['cave', 'caves']],
    read: ['wings'],
  })

  test('a subject shows how much is right of what it shows, and how much is found', () => {
    expect(report).toContain('| owls | 1 | 50 % | 100 % | 50 % | 100 % |')
  })

  test('a spelling that finds nothing halves what is found; a paper that no file has counts nowhere', () => {
    expect(report).toContain('| bat, chiroptera | 2 | 100 % | 50 % | 100 % | 50 % |')
  })

  test('spellings are compared by what they find', () => {
    expect(report).toContain('| bat, chiroptera | 2, 0 | 0 % | 0 % |')
    expect(report).toContain('| cave, caves | 1, 1 | 100 % | 100 % |')
  })

  test('means are taken over subjects', () => {
    expect(report).toContain('2 subjects, written in 3 ways')
    expect(report).toContain('| right of the five shown, all | 75.0 ± 49.0 % | 75.0 ± 49.0 % |')
    expect(report).toContain('Of all papers shown, 3 are right, 1 wrong and 0 partly about the topic;')
    expect(report).not.toContain('NaN')
  })

  test('a topic without judgement prints titles to be read', () => {
    expect(report).toContain('**wings**\n\n- Bats and their wings (2601.00004)')
  })

  test('papers of which nobody judged anything are refused', () => {
    expect(() =>
      evaluateTopics([[paper('2601.00009', 'Moles')]], { judged: [owls], spellings: [], read: [] }),
    ).toThrow('no papers of which somebody judged')
  })
})

describe('the searches that are compared', () => {
  test('a digest is asked until it has told all that it finds', () => {
    const many = Array.from({ length: 33 }, (_, place) => paper(`2601.${10_000 + place}`, `Owls ${place}`))
    expect(new Set(searchOfDigests(many)('owls'))).toEqual(new Set(many.map(({ id }) => id)))
    expect(searchOfDigests(many)('no, topic')).toEqual([])
  })

  test('the plain search wants every stem, wherever it stands, and keeps out what is unwanted', () => {
    const search = plainSearch([
      paper('2601.00001', 'Singing owls', 'In forests.'),
      paper('2601.00002', 'Owls', 'They sing, and owls sing, in forests.'),
      paper('2601.00003', 'Owls'),
    ])
    expect(search('owl sings')).toEqual(['2601.00002', '2601.00001'])
    expect(search('owl -forest')).toEqual(['2601.00003'])
    expect(search('moles')).toEqual([])
  })
})

describe('a file of a day', () => {
  const folder = mkdtempSync(join(tmpdir(), 'days-'))
  afterAll(() => rmSync(folder, { recursive: true }))
  const file = (content: string): string => {
    const path = join(folder, 'day.json')
    writeFileSync(path, content)
    return path
  }
  const entry = { id: '2601.00001', title: 'The $\\alpha$ owl', abstract: 'It sings.', authors: ['Jane Doe'] }

  test('its papers are read as arXiv’s are: in plain text, without those withdrawn', () => {
    const withdrawn = { ...entry, id: '2601.00002', comment: 'This paper has been withdrawn by the authors' }
    const papers = dayPapers(
      file(JSON.stringify([entry, withdrawn].map((each) => ({ ...each, categories: ['cs.CL'] })))),
    )
    expect(papers).toMatchObject([
      {
        id: '2601.00001',
        title: 'The α owl',
        abstract: 'It sings.',
        authors: ['Jane Doe'],
        categories: ['cs.CL'],
      },
    ])
  })

  test('a file of another form is refused by its name', () => {
    expect(() => dayPapers(file('[{"id": 1}]'))).toThrow('day.json" has to be [{"id"')
    expect(() => dayPapers(file('owls'))).toThrow('day.json" cannot be read as JSON')
  })
})

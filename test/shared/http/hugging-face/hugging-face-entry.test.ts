import { describe, expect, test } from 'vitest'
import { readHuggingFaceEntry } from '../../../../shared/http/hugging-face/hugging-face-entry.ts'
import type { Paper } from '../../../../shared/paper/paper.ts'

const id = '2607.00001'
const read = (entry: object): Paper => {
  const paper = readHuggingFaceEntry(entry)
  if (typeof paper !== 'object') throw new Error(`The entry was read as ${paper}`)
  return paper
}
/** What a source gives in place of a text. */
const nothings = [undefined, null, '', '  \n ', '\u200b', 7, {}]

describe('an entry of Hugging Face', () => {
  test.each(nothings)(
    'an entry whose inner title and summary are %j has those of the outer level',
    (nothing) => {
      const inner = { id, title: nothing, summary: nothing }
      expect(read({ paper: inner, title: 'Outer', summary: 'Words.' })).toMatchObject({
        title: 'Outer',
        abstract: 'Words.',
      })
    },
  )

  test.each(nothings)(
    'an entry whose summary is %j on every level is a paper without an abstract',
    (nothing) => {
      const paper = read({ paper: { id, title: 'T', summary: nothing }, summary: nothing })
      expect(paper).toMatchObject({ id, title: 'T', abstract: '' })
    },
  )

  test('the paper itself goes before the entry around it, field by field', () => {
    const paper = {
      id,
      title: 'Inner',
      upvotes: 3,
      authors: [{ name: 'Ada Beet' }],
      organization: { name: 'inner' },
    }
    const entry = {
      paper,
      id: '2607.00002',
      title: 'Outer',
      summary: 'Only outside.',
      upvotes: 99,
      numComments: 2,
      authors: [{ name: 'Jo Leek' }],
      organization: { fullname: 'Outer Institute' },
      githubRepo: 'garden/maps',
      ai_keywords: ['maps'],
    }
    expect(read(entry)).toMatchObject({
      id,
      title: 'Inner',
      abstract: 'Only outside.',
      authors: ['Ada Beet'],
      organization: 'inner',
      keywords: ['maps'],
      links: { code: 'https://github.com/garden/maps' },
      signals: { upvotes: 3, comments: 2 },
    })
  })

  test.each([
    [{ paper: { title: 'T' }, id }],
    [{ paper: { id: 'not an id', title: 'T' }, id }],
    [{ paper: { id: null, title: 'T' }, id: `arXiv:${id}v2` }],
    [{ paper: null, id, title: 'T' }],
    [{ id, title: 'T' }],
    [{ paper: {}, id, title: 'T' }],
    [{ paper: { id: `https://arxiv.org/abs/${id}`, title: 'x'.repeat(3_000) }, title: 'T' }],
  ])('the entry %j is the paper with its id and title', (entry) => {
    expect(read(entry)).toMatchObject({ id, title: 'T' })
  })

  test.each([
    null,
    'text',
    [],
    {},
    { paper: {} },
    { paper: { id } },
    { paper: { id, title: ' ' }, title: null },
    { paper: { title: 'T' } },
    { paper: { id: 'not an id', title: 'T' }, id: 7 },
    { id, summary: 'No title.' },
  ])('the entry %j has no id or no title, and is dropped', (entry) => {
    expect(readHuggingFaceEntry(entry)).toBeUndefined()
  })

  test('the submission counts, and the time of the entry around it, which only looks like UTC, does not', () => {
    const at = '2026-06-30T17:00:00.000Z'
    expect(read({ paper: { id, title: 'T' }, publishedAt: at })).not.toHaveProperty('publishedAt')
    expect(read({ paper: { id, title: 'T', publishedAt: at } }).publishedAt).toBe(Date.parse(at))
  })

  test.each([
    { paper: { id, title: 'T', withdrawnAt: '2026-07-01' } },
    { paper: { id, title: 'T' }, withdrawnAt: '2026-07-01' },
    { paper: { id, title: 'T', summary: 'This paper has been withdrawn by the authors.' } },
    { paper: { id, title: 'T', summary: null }, summary: 'Withdrawn.' },
  ])('the entry %j is withdrawn', (entry) => {
    expect(readHuggingFaceEntry(entry)).toBe('withdrawn')
  })

  test("a model's summary in Markdown is plain text", () => {
    const ai_summary =
      '## Summary\n\n**GardenNet** maps *beds* with `graph` nets:\n- see [the code](https://e.org/x)\n- 2× faster'
    expect(read({ paper: { id, title: 'T', ai_summary } }).aiSummary).toBe(
      'Summary GardenNet maps beds with graph nets: see the code 2× faster',
    )
    expect(read({ paper: { id, title: 'T', ai_summary: '---\n** **' } })).not.toHaveProperty('aiSummary')
  })

  test.each([
    [{ githubRepo: 'gitlab.com/group/sub/maps' }, 'https://gitlab.com/group/sub/maps'],
    [{ githubRepo: 'github.com/garden/maps.git' }, 'https://github.com/garden/maps'],
    [
      { githubRepo: 'https://huggingface.co/spaces/garden/maps' },
      'https://huggingface.co/spaces/garden/maps',
    ],
    [{ projectPage: 'https://codeberg.org/garden/maps' }, 'https://codeberg.org/garden/maps'],
    [{ summary: 'Our code is at bitbucket.org/garden/maps.' }, 'https://bitbucket.org/garden/maps'],
    [{ githubRepo: ' ', summary: 'Code: github.com/garden/maps).' }, 'https://github.com/garden/maps'],
    [{ githubRepo: 'https://me:pw@github.com/garden/maps' }, undefined],
    [{ githubRepo: 'https://evil.example/garden/maps' }, undefined],
    [{ projectPage: 'https://github.com.evil.example/garden/maps' }, undefined],
  ])('the entry with %j has its code at %s', (part, code) => {
    expect(read({ paper: { id, title: 'T', ...part } }).links.code).toBe(code)
  })

  test('a repository that is also the project page is linked once, and a demo twice', () => {
    const links = (projectPage: string) => read({ paper: { id, title: 'T', projectPage } }).links
    expect(links('https://github.com/garden/maps')).not.toHaveProperty('project')
    expect(links('https://huggingface.co/spaces/a/b')).toMatchObject({
      code: 'https://huggingface.co/spaces/a/b',
      project: 'https://huggingface.co/spaces/a/b',
    })
    expect(links('garden.example.org/maps.')).toMatchObject({ project: 'https://garden.example.org/maps' })
  })
})

import { describe, expect, test } from 'vitest'
import { readArxivAnswer } from '../../../shared/http/arxiv/arxiv-answer.ts'
import { readApiEntry, readFeedEntry } from '../../../shared/http/arxiv/arxiv-entry.ts'
import { hackerNewsEnrichment } from '../../../shared/http/hacker-news.ts'
import { semanticScholarEnrichment } from '../../../shared/http/semantic-scholar.ts'
import type { Paper } from '../../../shared/paper/paper.ts'
import { aPaper } from '../../shared/paper/a-paper.ts'
import { hostileInputs, hostileJson } from './hostile-inputs.ts'

const named = (kind: string, text: string) => `${kind}: ${JSON.stringify(text.slice(0, 80))}`

/** What a terminal, a mail program or a browser obeys, or does not show. */
const obeyed = /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u

function expectPlain({ title, abstract, authors, links, categories, keywords }: Paper, what: string): void {
  for (const text of [title, abstract, ...authors, ...categories, ...keywords]) {
    expect(text, what).not.toMatch(obeyed)
    expect(text.isWellFormed(), what).toBe(true)
  }
  for (const link of Object.values(links)) {
    const { href, protocol, username } = new URL(link)
    expect([href, protocol, username], what).toEqual([link, 'https:', ''])
    expect(link, what).toMatch(/^[^\s"<>`]+$/)
  }
}

const inXml = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
/** As XML, as entities of XML, as character data, and as it is, which may be no XML at all. */
const ways = [
  inXml,
  (text: string) => [...text].map((each) => `&#${each.codePointAt(0)};`).join(''),
  (text: string) => `<![CDATA[${text.replaceAll(']]>', ']] >')}]]>`,
  (text: string) => text,
]

const answered = (text: string) => ({
  outcome: 'text' as const,
  text,
  type: 'application/atom+xml',
  headers: new Headers(),
})
const entry = (text: string, attribute: string) => `<entry>
  <id>http://arxiv.org/abs/2607.00001v1</id>
  <title>T ${text}</title>
  <summary>arXiv:2607.00001v1 Announce Type: new \nAbstract: S ${text}</summary>
  <author><name>A ${text}</name></author><dc:creator>A ${text}</dc:creator>
  <arxiv:comment>Code: ${text}</arxiv:comment><arxiv:primary_category term="${attribute}"/>
  <category term="${attribute}"/><published>${text}</published><${'x'}>${text}</${'x'}>
</entry>`

describe('a hostile answer of a source', () => {
  test.each([
    ['feed', readFeedEntry],
    ['API', readApiEntry],
  ])('arXiv’s %s gives plain papers or none, and fails by a reason alone', (_which, read) => {
    let papers = 0
    for (const { kind, text } of hostileInputs) {
      for (const way of ways) {
        const feed = `<feed xmlns:dc="u" xmlns:arxiv="v">${entry(way(text), inXml(text))}</feed>`
        const answer = readArxivAnswer(answered(feed), read)
        if (answer.outcome === 'failed') expect(answer.reason.length, named(kind, text)).toBeLessThan(1_000)
        else for (const paper of answer.papers) expectPlain(paper, named(kind, text))
        if (answer.outcome === 'read') papers += answer.papers.length
      }
      // An answer that is nothing but the text is no feed.
      expect(readArxivAnswer(answered(text), read).outcome, named(kind, text)).toBe('failed')
    }
    expect(papers).toBeGreaterThan(hostileInputs.length)
  })

  const enriching = { contact: 'test', clock: () => 0, wait: async () => {} }
  const semanticScholar = (body: string) =>
    semanticScholarEnrichment({ ...enriching, fetch: async () => new Response(body) })
  const hackerNews = (body: string) =>
    hackerNewsEnrichment({ ...enriching, fetch: async () => new Response(body) })
  const papers = [aPaper({ id: '2607.00001' })]

  test('Semantic Scholar gives plain summaries or none', async () => {
    let summaries = 0
    for (const { kind, text } of hostileInputs) {
      const known = await semanticScholar(JSON.stringify([{ tldr: { text: `S ${text}` } }])).enrich(papers)
      if (known.outcome !== 'known') throw new Error(`${named(kind, text)}: ${known.reason}`)
      for (const { aiSummary = '' } of known.details.values()) {
        summaries++
        expect(aiSummary, named(kind, text)).not.toMatch(obeyed)
        expect(aiSummary.isWellFormed(), named(kind, text)).toBe(true)
      }
    }
    expect(summaries).toBeGreaterThan(400)
  })

  test('Hacker News gives points or none: no text of it is kept', async () => {
    for (const { kind, text } of hostileInputs) {
      const hit = { objectID: text, title: `2607.00001 ${text}`, url: text, points: 3, [text]: text }
      const known = await hackerNews(JSON.stringify({ hits: [hit] })).enrich(papers)
      if (known.outcome !== 'known') throw new Error(`${named(kind, text)}: ${known.reason}`)
      for (const details of known.details.values())
        expect(details, named(kind, text)).toEqual({ signals: { points: 3 } })
    }
  })

  test('a hostile body of either is a failure with a short reason, or nothing that is known', async () => {
    for (const body of [...hostileJson, ...hostileInputs.map(({ text }) => text)]) {
      for (const enrichment of [semanticScholar(body), hackerNews(body)]) {
        const known = await enrichment.enrich(papers)
        if (known.outcome === 'known') expect([...known.details], body.slice(0, 80)).toEqual([])
        else expect(known.reason, body.slice(0, 80)).not.toMatch(/pwned|evil/)
      }
    }
  })
})

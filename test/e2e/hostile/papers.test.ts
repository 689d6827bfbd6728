// @module-tag browser
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { EditionPage } from '../../../functions/api/pages/edition-page.tsx'
import { HomePage } from '../../../functions/api/pages/home-page.tsx'
import type { EditionPaper, WholeEdition } from '../../../shared/edition/edition.ts'
import type { EditionId } from '../../../shared/edition/edition-id.ts'
import { readHuggingFaceEntry } from '../../../shared/http/hugging-face/hugging-face-entry.ts'
import { composeDigestMail } from '../../../shared/mail/digest-mail.tsx'
import type { Mail } from '../../../shared/mail/mail.ts'
import { composeMime } from '../../../shared/mime/compose-mime.ts'
import type { Paper } from '../../../shared/paper/paper.ts'
import { en } from '../../fakes/english.ts'
import { site } from '../../functions/api/api-world.ts'
import { context, digestFor, edition, entry, now, reader } from '../../shared/mail/a-digest.ts'
import { hostileInputs } from './hostile-inputs.ts'
import { htmlReaders, inOneLine } from './html-readers.ts'
import { mailReaders } from './mail-readers.ts'
import { expectSameShape, type Filling, fill } from './same-shape.ts'

/** What a source could send of a paper. */
interface Sent {
  readonly title: string
  readonly summary: string
  readonly author: string
  readonly link: string
}

function paperOf({ title, summary, author, link }: Sent): Paper {
  const read = readHuggingFaceEntry({
    paper: {
      id: '2611.00042',
      title,
      summary: 'abstract',
      authors: [{ name: author }, { name: 'Ann' }],
      ai_summary: summary,
      organization: { name: title },
      githubRepo: link,
      projectPage: link,
      ai_keywords: [title, summary],
      upvotes: 7,
    },
  })
  if (!read || read === 'withdrawn') throw new Error('the entry is no paper')
  return read
}

/** An edition that shows a paper in every place that there is. */
function editionOf(paper: Paper): WholeEdition {
  const shown: EditionPaper = { ...entry(1), paper, summary: { text: paper.aiSummary ?? '', by: 'ai' } }
  return edition([{ ...shown, related: [paper] }, entry(2), entry(3)], {
    climbing: [{ paper, since: '2026-11-20' as EditionId, reasons: [] }],
  })
}

/** The documents of one paper: both pages and the mail. */
function documentsOf(paper: Paper): { pages: readonly string[]; mail: Mail } {
  const whole = editionOf(paper)
  const form = {
    email: '',
    timezone: 'UTC',
    hour: '8',
    frequency: 'daily',
    topics: '',
    language: 'en',
    pausedUntil: '',
  }
  return {
    pages: [
      String(HomePage({ site, language: en, edition: whole, form, token: 'k.1.x' })),
      String(EditionPage({ site, language: en, edition: whole, others: [] })),
    ],
    mail: composeDigestMail(context, reader, digestFor(reader, [whole]), now),
  }
}

const words = { title: 'harmlesstitle', summary: 'harmlesssummary', link: 'https://harmless.example/page' }

/** A harmless paper with the same parts as a hostile one, and how the one becomes the other. */
function twinOf(hostile: Paper): { twin: Paper; filling: Filling } {
  const { links, authors } = hostile
  const own = { code: 'https://github.com/harmless/code', project: 'https://harmless.example/project' }
  const twin = {
    ...hostile,
    title: words.title,
    aiSummary: words.summary,
    authors: ['harmlessauthor'],
    ...(hostile.organization && { organization: 'harmlessorganization' }),
    links: {
      ...links,
      ...(links.code && { code: own.code }),
      ...(links.project && { project: own.project }),
    },
  }
  return {
    twin,
    filling: {
      [own.code]: links.code ?? '',
      [own.project]: links.project ?? '',
      harmlessauthor: en.paper.authors(authors),
      harmlessorganization: hostile.organization ?? '',
      [words.title]: hostile.title,
      [words.summary]: hostile.aiSummary ?? '',
    },
  }
}

const papers = hostileInputs.map(({ kind, text }) => {
  const paper = paperOf({
    title: text.length <= 300 ? `T ${text} T` : 'A title too long is no title',
    summary: `S ${text} S`,
    author: `A ${text} A`,
    link: text,
  })
  const { twin, filling } = twinOf(paper)
  return { kind, text, paper, filling, hostile: documentsOf(paper), harmless: documentsOf(twin) }
})
const named = ({ kind, text }: { kind: string; text: string }) =>
  `${kind}: ${JSON.stringify(text.slice(0, 80))}`

const sender = { name: 'Paperwire', address: 'papers@example.org', replyTo: 'editors@example.org' }

let html: Awaited<ReturnType<typeof htmlReaders>>
beforeAll(async () => {
  html = await htmlReaders()
})
afterAll(() => html.close())

describe('a source that sends a hostile paper', () => {
  test('a hostile paper has no control, direction or invisible character, and only plain links', () => {
    for (const each of papers) {
      const { title, aiSummary = '', authors, organization = '', links } = each.paper
      for (const shown of [title, aiSummary, organization, ...authors]) {
        expect(shown, named(each)).not.toMatch(
          /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u,
        )
        expect(shown.isWellFormed(), named(each)).toBe(true)
      }
      for (const link of Object.values(links)) {
        const { href, protocol, username } = new URL(link)
        expect([href, protocol.replace('s', ''), username], named(each)).toEqual([link, 'http:', ''])
        expect(link, named(each)).toMatch(/^[^\s"<>`]+$/)
      }
    }
  })

  test('each page with a hostile paper is the page of a harmless one with other words, by three parsers', async () => {
    const hostile = papers.flatMap(({ hostile }) => hostile.pages)
    const harmless = papers.flatMap(({ harmless }) => harmless.pages)
    for (const { name, read } of html.readers) {
      const [seen, twins] = [await read(hostile), await read(harmless)]
      for (const [at, each] of papers.entries()) {
        for (const page of [2 * at, 2 * at + 1]) {
          const [outline, twin] = [seen[page], twins[page]]
          if (!outline || !twin) throw new Error(`${name} left a page out`)
          expectSameShape(outline, twin, each.filling, `${name}: ${named(each)}`)
        }
      }
    }
  })

  test('each digest with a hostile paper has the HTML of a harmless one with other words, by three parsers', async () => {
    for (const { name, read } of html.readers) {
      const seen = await read(papers.map(({ hostile }) => hostile.mail.html))
      const twins = await read(papers.map(({ harmless }) => harmless.mail.html))
      for (const [at, each] of papers.entries()) {
        const [outline, twin] = [seen[at], twins[at]]
        if (!outline || !twin) throw new Error(`${name} left a mail out`)
        expectSameShape(outline, twin, each.filling, `${name}: ${named(each)}`)
      }
    }
  })

  test('each digest’s text has the lines of a harmless one: what a paper says is indented', () => {
    const atMargin = (text: string) => text.split('\n').filter((line) => /^[^ \d*]/.test(line))
    for (const { hostile, harmless, filling, ...each } of papers) {
      expect(inOneLine(hostile.mail.text), named(each)).toBe(inOneLine(fill(harmless.mail.text, filling)))
      expect(atMargin(hostile.mail.text), named(each)).toEqual(atMargin(harmless.mail.text))
    }
  })

  test('each digest’s bytes are read alike by three parsers: one subject, one recipient, two parts', async () => {
    const mails = await Promise.all(papers.map(({ hostile }) => composeMime(sender, hostile.mail)))
    for (const { name, read } of mailReaders()) {
      const seen = await read(mails)
      for (const [at, each] of papers.entries()) {
        const { mail } = each.hostile
        const found = seen[at]
        const what = `${name}: ${named(each)}`
        expect(inOneLine(found?.subject ?? ''), what).toBe(inOneLine(mail.subject))
        expect(found?.to, what).toEqual([reader.address])
        expect(found?.from, what).toEqual([[sender.name, sender.address]])
        expect(found?.types, what).toEqual(['text/plain', 'text/html'])
        expect(inOneLine(found?.text ?? ''), what).toBe(inOneLine(mail.text))
        expect(inOneLine(found?.html ?? ''), what).toBe(inOneLine(mail.html))
        const names = ['from', 'to', 'reply-to', 'subject', 'list-id', ...Object.keys(mail.headers)]
        const own = [...names, 'mime-version', 'content-type'].map((each) => each.toLowerCase())
        if (found?.names) expect([...found.names].sort(), what).toEqual(own.sort())
      }
    }
  })
})

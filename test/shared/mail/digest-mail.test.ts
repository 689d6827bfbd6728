// @module-tag property
import fc from 'fast-check'
import PostalMime from 'postal-mime'
import { describe, expect, test } from 'vitest'
import type { EditionPaper, WholeEdition } from '../../../shared/edition/edition.ts'
import type { EditionId } from '../../../shared/edition/edition-id.ts'
import { composeDigestMail } from '../../../shared/mail/digest-mail.tsx'
import type { Mail } from '../../../shared/mail/mail.ts'
import { composeMime } from '../../../shared/mime/compose-mime.ts'
import type { PaperId } from '../../../shared/paper/paper.ts'
import { languageTags } from '../../../shared/subscriber/preferences/language-tag.ts'
import type { Confirmed } from '../../../shared/subscriber/subscriber.ts'
import { languages } from '../../fakes/english.ts'
import { context, digestFor, edition, entry, now, reader, sampleResult, wholeEdition } from './a-digest.ts'

const sender = { name: 'Paperwire', address: 'papers@example.org', replyTo: 'editors@example.org' }

const compose = (...editions: WholeEdition[]): Mail => composeFor({}, ...editions)

function composeFor(change: Partial<Confirmed>, ...editions: WholeEdition[]): Mail {
  const whom = { ...reader, ...change }
  return composeDigestMail(context, whom, digestFor(whom, editions), now)
}
const bytes = async (mail: Mail): Promise<string> => new TextDecoder().decode(await composeMime(sender, mail))

describe('a digest', () => {
  test('a digest’s subject names the first paper and how many more there are', () => {
    expect(compose(wholeEdition).subject).toBe('A Paper of Rank 1 and 3 more · 23 Nov')
    expect(compose(edition([entry(1)])).subject).toBe('A Paper of Rank 1 · 23 Nov')
  })

  test('a digest’s subject cuts a long first title at a word', () => {
    const { subject } = compose(edition([entry(1, { title: 'Long '.repeat(40).trim() })]))
    expect(subject).toMatch(/^(Long )+Long… · 23 Nov$/)
    expect(subject.length).toBeLessThan(90)
  })

  test('a digest says the same in HTML and in text: titles, authors, summaries, reasons and every link', () => {
    const { html, text } = compose(wholeEdition)
    const links = [...html.matchAll(/href="([^"]+)"/g)].map(([, url = '']) => url)
    expect(links.length).toBeGreaterThan(10)
    for (const link of links) expect(text).toContain(link)
    const flat = text.replaceAll(/\s+/g, ' ')
    for (const { paper, summary } of wholeEdition.papers.slice(0, 4)) {
      for (const shown of [paper.title, summary.text]) {
        expect(html).toContain(shown)
        expect(flat).toContain(shown)
      }
    }
    for (const shown of ['39 upvotes', 'Ada Lovelace, Émilie du Châtelet, Srinivasa Ramanujan and 2 more']) {
      expect(html).toContain(shown)
      expect(flat).toContain(shown)
    }
    expect(html).toContain('Summary written by AI')
    expect(flat).toContain('Summary written by AI')
  })

  test('a digest says where a paper was published and from where it comes, on the line of its authors', () => {
    const venue = 'CVPR 2026'
    const organization = 'Google DeepMind & Friends'
    const { html, text } = compose(
      edition([
        entry(1, { authors: ['Ada Lovelace'], venue, organization }),
        entry(2, { authors: [], venue }),
        entry(3, { authors: ['Emmy Noether'], organization }),
      ]),
    )
    const flat = text.replaceAll(/\s+/g, ' ')
    expect(flat).toContain('Ada Lovelace · CVPR 2026 · Google DeepMind & Friends We show')
    expect(flat).toContain('A Paper of Rank 2 CVPR 2026 We show')
    expect(flat).toContain('Emmy Noether · Google DeepMind & Friends We show')
    for (const line of ['Ada Lovelace · CVPR 2026 · Google DeepMind &amp; Friends', 'Emmy Noether · Google'])
      expect(html).toContain(line)
  })

  test('a digest has the top papers, then those that a topic finds beyond them, and each paper once', () => {
    const { html } = compose(wholeEdition)
    const titles = [...html.matchAll(/class="ink"[^>]*text-decoration:none">([^<]+)</g)].map(
      ([, title]) => title,
    )
    expect(titles).toEqual([
      'A Paper of Rank 1',
      'A Paper of Rank 2',
      '深層学習の原理 — Principles of Deep Learning',
      'Fast Hierarchical Clusterings',
    ])
    expect(html.indexOf('Your topic: hierarchical clustering')).toBeLessThan(
      html.lastIndexOf('Fast Hierarchical'),
    )
  })

  test('a digest shows no link and no telephone number that was saved as a topic before they were refused', () => {
    const topics = ['hierarchical clustering', 'evil.com/login', 'call +49 30 1234567']
    const { html, text } = composeFor({ preferences: { ...reader.preferences, topics } }, wholeEdition)
    for (const shown of [html, text]) {
      expect(shown).toContain('hierarchical clustering')
      expect(shown).not.toMatch(/evil|1234567/)
    }
  })

  test('a digest covers several editions at once, each paper once, and names their days', () => {
    const earlier = edition([entry(1), entry(2)], { id: '2026-11-21' as EditionId })
    const later = edition([entry(2, { title: 'Seen again' }), entry(3)])
    const { html, text } = compose(earlier, later)
    expect(text).toContain('21 Nov – Monday')
    expect(html.match(/2611\.00002"/g)).toHaveLength(1 + 1 + 1)
    expect(html).toContain('Seen again')
  })

  test('a digest invents no link for a paper without one', () => {
    const { html, text } = compose(edition([entry(1, { links: {} })]))
    expect(html).not.toContain('arxiv.org')
    expect(text).not.toContain('arxiv.org')
  })

  test('a digest labels a sample as a sample, in both parts', () => {
    const { html, text } = compose(edition([entry(1)], { sources: [sampleResult] }))
    expect(html).toContain('Sample edition')
    expect(text).toContain('Sample edition')
    expect(compose(wholeEdition).text).not.toContain('Sample edition')
  })

  test('a digest labels a sample whatever came after it, and leads on to the newest edition with papers', () => {
    const sample = edition([entry(1)], { id: '2026-11-22' as EditionId, sources: [sampleResult] })
    const quiet = edition([], { kind: 'quiet' })
    const { html, text } = compose(sample, quiet)
    expect(html).toContain('Sample edition')
    expect(text).toContain('https://papers.example.org/editions/2026-11-22')
    expect(html).not.toContain('/editions/2026-11-23')
  })

  test('a digest says in both parts why no mail came before, and which sources could not be read', () => {
    const holiday = edition([], { id: '2026-11-22' as EditionId, kind: 'holiday' })
    const today = edition([entry(1)], {
      sources: [{ source: 'arxiv', outcome: 'failed', papers: 0, dropped: 0 }],
    })
    const whom = { ...reader, missed: { '2026-11-22': 'quiet' as const } }
    const mail = composeDigestMail(context, whom, digestFor(whom, [today], 3, [holiday, today]), now)
    const why = 'No digest came on Sunday 22 November (a weekend or holiday without new papers).'
    const unread = 'arXiv could not be read on Monday 23 November, so some papers may be missing.'
    for (const sentence of [why, unread]) {
      expect(mail.html).toContain(sentence)
      expect(mail.text.replaceAll(/\s+/g, ' ')).toContain(sentence)
    }
  })

  test('a digest names in both parts the climbing papers and the nearly same ones', () => {
    const links = { abstract: 'https://arxiv.org/abs/2611.77777' }
    const twin = { id: '2611.77777' as PaperId, title: 'Its Sequel', links }
    const riser = entry(9, { title: 'A Late Riser' }).paper
    const { html, text } = compose(
      edition([{ ...entry(1), related: [twin] }], {
        climbing: [
          {
            paper: riser,
            since: '2026-11-20' as EditionId,
            reasons: [{ kind: 'upvotes', count: 300, gained: 120 }],
          },
        ],
      }),
    )
    const flat = text.replaceAll(/\s+/g, ' ')
    for (const part of [html, flat]) {
      expect(part).toContain('Its Sequel')
      expect(part).toContain('Still climbing')
      expect(part).toContain('A Late Riser')
      expect(part).toContain('new on Friday 20 November · 300 upvotes, +120 since yesterday')
      expect(part).toContain('https://arxiv.org/abs/2611.00009')
    }
  })

  test('a digest says for each paper why it is there', () => {
    const reasons = [
      { kind: 'upvotes', count: 1_204, gained: 80 },
      { kind: 'points', count: 140 },
      { kind: 'stars', count: 1, gained: 1 },
    ] as const
    const first = { ...entry(1, { title: 'Hierarchical clustering' }), reasons }
    const { html } = compose(edition([first]))
    expect(html).toContain('1,204 upvotes, +80 since yesterday')
    expect(html).toContain('140 points on Hacker News')
    expect(html).toContain('1 GitHub star, +1 since yesterday')
    expect(html).toContain('your topic “hierarchical clustering”')
  })

  test('a digest names at most two topics under a card, and how many more there are', () => {
    const topics = ['rank', 'paper', 'paper rank', 'rank paper -music']
    const { html, text } = composeFor({ preferences: { ...reader.preferences, topics } }, edition([entry(1)]))
    for (const part of [html, text.replaceAll(/\s+/g, ' ')]) {
      expect(part).toContain('your topics “rank”, “paper”, and 2 more')
    }
  })

  test('a digest says in both parts what topics the reader has, and which of them found nothing', () => {
    const topics = ['hierarchical clustering', 'speech -music', '-quantum']
    const { html, text } = composeFor({ preferences: { ...reader.preferences, topics } }, wholeEdition)
    for (const part of [html, text.replaceAll(/\s+/g, ' ')]) {
      expect(part).toContain('Your topics: “hierarchical clustering”, “speech -music”, and “-quantum”.')
      expect(part).toContain('Nothing today for “speech -music”.')
    }
    const none = composeFor({ preferences: { ...reader.preferences, topics: [] } }, wholeEdition)
    expect(none.text).not.toMatch(/Your topic|Nothing/)
    const earlier = edition([entry(1)], { id: '2026-11-22' as EditionId })
    expect(compose(earlier, edition([entry(2)])).text).toContain(
      'Nothing on these days for “hierarchical clustering”.',
    )
  })

  test('a digest names three topics that found nothing, and counts the others', () => {
    const topics = ['one thing', 'two things', 'three things', 'four things', 'five things']
    const { text } = composeFor({ preferences: { ...reader.preferences, topics } }, edition([entry(1)]))
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      'Nothing today for “one thing”, “two things”, “three things”, and 2 more of your topics.',
    )
  })

  test('a digest counts the edition’s papers only where its first line counts the same', () => {
    expect(compose(wholeEdition).html).toContain('See all 5 papers of the edition')
    const without = { preferences: { ...reader.preferences, topics: ['-rank'] } }
    const { html, text } = composeFor(without, wholeEdition)
    expect(html).toContain('All 2 papers')
    for (const part of [html, text]) {
      expect(part).toContain('Read the whole edition')
      expect(part).not.toContain('5 papers')
    }
    const earlier = edition([entry(8)], { id: '2026-11-22' as EditionId })
    expect(compose(earlier, wholeEdition).text).toMatch(/The top 3 of 6 papers[\s\S]*Read the whole edition/)
  })

  test('a digest’s preview shows text beyond the subject: the next titles, or the beginning of the only paper', () => {
    const preview = ({ html }: Mail): string | undefined =>
      /<div style="display:none[^>]*>([^<]*)/.exec(html)?.[1]
    expect(preview(compose(wholeEdition))).toMatch(/^Also: A Paper of Rank 2 · /)
    const whom = { ...reader, since: '2026-11-22' as EditionId }
    const oneAtTheTop = composeDigestMail(context, whom, digestFor(whom, [wholeEdition], 1), now)
    expect(preview(oneAtTheTop)).toBe('Also: Fast Hierarchical Clusterings')
    expect(preview(compose(edition([entry(1)])))).toBe(
      'We show result number 1 on a small, well-made example.',
    )
    const bare = { ...entry(1), summary: { text: '', by: 'authors' } } as const
    expect(preview(compose(edition([bare])))).toContain('trending research papers')
  })

  test('a digest holds no pixel, no picture and no link except to the papers and the service', () => {
    const { html } = compose(wholeEdition)
    expect(html).not.toMatch(/<img|<script|<link|@import|url\(/)
    const hosts = [...html.matchAll(/href="https:\/\/([^/"]+)/g)].map(([, host]) => host)
    expect(new Set(hosts)).toEqual(new Set(['arxiv.org', 'github.com', 'papers.example.org']))
  })

  test('a digest shows markup in a title as text', () => {
    const { html } = compose(edition([entry(1, { title: '<script>alert(1)</script> & "co"' })]))
    expect(html).not.toContain('<script>')
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;co&quot;')
  })

  test('the largest digest, with twenty papers, ten topics, twins and climbing papers, is not clipped by Gmail in any language', async () => {
    const topicNumber = (number: number): string => `Clustering number${number} `.padEnd(80, 'x')
    const large = (rank: number): EditionPaper => {
      const title = `${topicNumber(rank % 10)} ${'of long words '.repeat(4)}${rank}`
      const links = {
        ...entry(rank).paper.links,
        code: `https://github.com/somebody/${'x'.repeat(30)}`,
        project: `https://${'y'.repeat(30)}.github.io/`,
        discussion: `https://huggingface.co/papers/2611.${rank}`,
      }
      const shown = entry(rank, { title, links, authors: Array(12).fill('A Long Author Name') })
      return {
        ...shown,
        summary: { text: 'S'.repeat(240), by: 'ai' },
        reasons: [
          { kind: 'upvotes', count: 1_204, gained: 80 },
          { kind: 'points', count: 140 },
          { kind: 'stars', count: 12_345, gained: 678 },
          { kind: 'alike' },
        ],
        related: [{ id: '2611.77777' as PaperId, title, links }],
        foundSince: '2026-11-22' as EditionId,
      }
    }
    const ranks = (from: number, count: number) =>
      Array.from({ length: count }, (_, index) => large(from + index))
    const climbing = ranks(900, 3).map(({ paper, reasons }) => ({
      paper,
      since: '2026-11-20' as EditionId,
      reasons,
    }))
    const topics = Array.from({ length: 10 }, (_, index) => topicNumber(index))
    const whom = {
      ...reader,
      since: '2026-11-01' as EditionId,
      preferences: { ...reader.preferences, topics },
    }
    const digest = digestFor(whom, [edition(ranks(1, 20), { others: ranks(100, 200), climbing })], 20)
    expect(digest.top).toHaveLength(20)
    expect(digest.topics.flatMap(({ papers }) => papers)).toHaveLength(10)
    expect(digest.climbing).toHaveLength(3)
    for (const tag of languageTags) {
      const spoken = { ...context, language: await languages.load(tag) }
      const bytesOfHtml = new TextEncoder().encode(composeDigestMail(spoken, whom, digest, now).html).length
      expect(bytesOfHtml, tag).toBeLessThan(90_000)
    }
  })
})

describe('the headers of a digest', () => {
  test('the headers of a digest let a mail program unsubscribe with one click (RFC 8058) and tell the list (RFC 2919)', async () => {
    const source = await bytes(compose(wholeEdition))
    const head = source.slice(0, source.indexOf('\r\n\r\n'))
    const unsubscribe =
      /^List-Unsubscribe: <https:\/\/papers\.example\.org\/unsubscribe\/k1\.A{22}\.[\w-]{22}>$/gm
    expect(head.replaceAll('\r', '').match(unsubscribe)).toHaveLength(1)
    expect(head.match(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/gm)).toHaveLength(1)
    expect(head.match(/^List-ID: Paperwire <digest\.papers\.example\.org>\r$/gim)).toHaveLength(1)
    expect(head.match(/^Auto-Submitted: auto-generated\r$/gm)).toHaveLength(1)
    expect(head.match(/^Reply-To: editors@example\.org\r$/gm)).toHaveLength(1)
    expect(head.match(/^To: ann@example\.org\r$/gm)).toHaveLength(1)
  })

  test('the headers and parts of a digest survive parsing, and no line is longer than RFC 5322 allows', async () => {
    const mail = compose(wholeEdition)
    const source = await bytes(mail)
    for (const line of source.split('\r\n')) expect(line.length).toBeLessThanOrEqual(998)
    const parsed = await PostalMime.parse(source)
    expect(parsed.subject).toBe(mail.subject)
    expect(parsed.html?.trimEnd()).toBe(mail.html)
    expect(parsed.text?.trimEnd()).toBe(mail.text.trimEnd())
  })

  test('no value can smuggle a header into a digest', async () => {
    const mail = compose(wholeEdition)
    for (const attack of [
      'x\r\nBcc: all@example.org',
      'x\nBcc: all@example.org',
      'x\rBcc: all@example.org',
      'x\0',
    ]) {
      await expect(composeMime(sender, { ...mail, subject: attack })).rejects.toThrow(
        'Subject contains a line break or NUL',
      )
      await expect(composeMime(sender, { ...mail, to: attack as typeof mail.to })).rejects.toThrow(
        'To contains',
      )
      for (const name of Object.keys(mail.headers)) {
        const headers = { ...mail.headers, [name]: attack }
        await expect(composeMime(sender, { ...mail, headers })).rejects.toThrow(
          `${name} contains a line break or NUL`,
        )
      }
    }
  })

  test('the headers of a digest have a readable subject for any title', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }), async (title) => {
        fc.pre(!/[\r\n\0]/.test(title))
        const mail = compose(edition([entry(1, { title })]))
        const parsed = await PostalMime.parse(await bytes(mail))
        expect(parsed.headers.filter(({ key }) => key === 'bcc' || key === 'cc')).toEqual([])
        expect(parsed.subject?.replaceAll(/\s+/g, ' ').trim()).toBe(
          mail.subject.replaceAll(/\s+/g, ' ').trim(),
        )
      }),
      { numRuns: 200 },
    )
  })
})

import { describe, expect, test } from 'vitest'
import { brandOf, defaultPalette } from '../../../shared/brand/brand.ts'
import type { EditionId } from '../../../shared/edition/edition-id.ts'
import { composeDigestMail } from '../../../shared/mail/digest-mail.tsx'
import { composeLetterMail } from '../../../shared/mail/letter-mail.tsx'
import { type MailContext, mailLook } from '../../../shared/mail/mail-context.ts'
import { letterNames, needsRequest } from '../../../shared/subscriber/letter/letters.ts'
import { languageTags } from '../../../shared/subscriber/preferences/language-tag.ts'
import { aRequestId } from '../../fakes/a-request.ts'
import { languages } from '../../fakes/english.ts'
import { context, digestFor, edition, entry, now, pending, reader, sampleResult } from './a-digest.ts'
import { seenByGmailApp, seenByWord } from './seen-by.ts'

/** A digest with every part: a note, a climbing paper, a nearly same one, a topic's paper, and topics without any. */
function wholeDigest(spoken: MailContext): string {
  const whom = { ...reader, preferences: { ...reader.preferences, topics: ['rank 4', 'quantum <!-- -->'] } }
  const twin = { id: entry(7).paper.id, title: 'Its Sequel <!--[if mso]>', links: entry(7).paper.links }
  const whole = edition([{ ...entry(1), related: [twin] }, entry(2), entry(3), entry(4)], {
    sources: [sampleResult],
    climbing: [{ paper: entry(9).paper, since: '2026-11-20' as EditionId, reasons: [] }],
  })
  return composeDigestMail(spoken, whom, digestFor(whom, [whole]), now).html
}

/** The HTML of every kind of mail in every language. */
async function everyHtml(look = context.look): Promise<ReadonlyMap<string, string>> {
  const all = new Map<string, string>()
  for (const tag of languageTags) {
    const spoken = { ...context, look, language: await languages.load(tag) }
    all.set(`digest, ${tag}`, wholeDigest(spoken))
    for (const letter of letterNames) {
      const whose = needsRequest(letter)
        ? { letter, subscriber: pending, request: aRequestId(1) }
        : { letter, subscriber: reader }
      all.set(`${letter}, ${tag}`, composeLetterMail(spoken, whose, now).html)
    }
  }
  return all
}

const htmls = await everyHtml()

interface Tag {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly style: Readonly<Record<string, string>>
}

/** The opening tags of a document, with their attributes and styles. */
function tagsOf(html: string): readonly Tag[] {
  return [
    ...html.replaceAll(/<style>[\s\S]*?<\/style>/g, '').matchAll(/<([a-z]\w*)((?: [\w:-]+="[^"]*")*)/g),
  ].map(([, name = '', written = '']) => {
    const attributes = Object.fromEntries(
      [...written.matchAll(/ ([\w:-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [key, value]),
    )
    const style = Object.fromEntries(
      (attributes.style ?? '').split(';').flatMap((declaration) => {
        const [key = '', value] = declaration.split(/:(.*)/s)
        return value === undefined ? [] : [[key, value]]
      }),
    )
    return { name, attributes, style }
  })
}

/** The tags that are open at the end, or closed out of turn: none in a document that nests. */
function astray(html: string): readonly string[] {
  const open: string[] = []
  for (const [, slash, name = '', , closed] of html.matchAll(
    /<(\/?)([a-z]\w*)((?: [\w:-]+(?:="[^"]*")?)*) ?(\/?)>/g,
  )) {
    if (closed || name === 'meta') continue
    if (!slash) open.push(name)
    else if (open.at(-1) === name) open.pop()
    else return [...open, `/${name}`]
  }
  return open
}

const withoutComments = (html: string): string => html.replaceAll(/<!--[\s\S]*?-->/g, '')

describe('a mail in Outlook for Windows, which renders with Word', () => {
  test.each([...htmls])(
    'a mail in Word keeps padding, borders and backgrounds, because they are a cell’s: %s',
    (_name, html) => {
      const loose = tagsOf(withoutComments(html)).filter(
        ({ name, style }) =>
          !['td', 'table', 'body'].includes(name) &&
          Object.keys(style).some((key) => /^(padding|border|background)/.test(key)),
      )
      // The link of the button is padded for all others; Word takes the padding of its cell.
      expect(loose.map(({ style }) => style['mso-padding-alt'])).toEqual(['0'])
      const cells = tagsOf(seenByWord(html)).filter(({ attributes }) => attributes.class === 'button')
      expect(cells.map(({ style }) => style.padding)).toEqual([loose[0]?.style.padding])
    },
  )

  test.each([...htmls])(
    'a mail in Word has the width of the column, which knows no max-width there: %s',
    (_name, html) => {
      const widest = tagsOf(html).flatMap(({ style }) =>
        style['max-width']?.endsWith('px') ? [style['max-width']] : [],
      )
      expect(widest).toEqual(['620px'])
      const tables = tagsOf(seenByWord(html)).filter(
        ({ name, attributes }) => name === 'table' && attributes.width === '620',
      )
      expect(tables.map(({ style, attributes }) => [style.width, attributes.align])).toEqual([
        ['620px', 'center'],
      ])
      expect(withoutComments(html)).not.toContain('width="620"')
    },
  )

  test.each([...htmls])('a mail in Word has every background as an attribute, too: %s', (_name, html) => {
    const painted = tagsOf(html).filter(({ style }) => style.background !== undefined)
    expect(painted.length).toBeGreaterThanOrEqual(4)
    for (const { attributes, style } of painted) expect(attributes.bgcolor).toBe(style.background)
  })

  test.each([...htmls])('a mail nests its elements with Word’s own and without them: %s', (_name, html) => {
    expect(astray(withoutComments(html))).toEqual([])
    expect(astray(seenByWord(html))).toEqual([])
    expect(html.match(/<!--/g)).toHaveLength(html.match(/-->/g)?.length ?? 0)
    expect(seenByWord(html)).not.toContain('<!--')
  })

  test('a mail in Word names a font of Windows for its tables, and the density for its widths', () => {
    for (const html of htmls.values()) {
      expect(seenByWord(html)).toContain("td,p{font-family:'Segoe UI',Arial,sans-serif}")
      expect(seenByWord(html)).toContain('<o:PixelsPerInch>96</o:PixelsPerInch>')
    }
  })

  test('a mail’s attributes have the brand’s colours, and none of another brand', async () => {
    const light = {
      page: '#111111',
      sheet: '#222222',
      ink: '#333333',
      muted: '#444444',
      link: '#555555',
      onLink: '#666666',
      line: '#777777',
      note: '#888888',
    }
    const { palette } = brandOf({ name: 'Other', light, dark: {} })
    for (const html of (await everyHtml(mailLook({ palette }))).values()) {
      for (const colour of Object.values(defaultPalette.light)) {
        expect(withoutComments(html).replace(/<style>[\s\S]*?<\/style>/, '')).not.toContain(colour)
      }
    }
  })
})

describe('a mail in a program that drops style sheets', () => {
  test.each([...htmls])(
    'a mail loses only dark colours and narrow margins with its style sheet: %s',
    (_name, html) => {
      const sheets = [...withoutComments(html).matchAll(/<style>([\s\S]*?)<\/style>/g)].map(
        ([, css = '']) => css,
      )
      expect(sheets).toHaveLength(1)
      const outsideMedia = (sheets[0] ?? '').replaceAll(/@media[^{]*\{(?:[^{}]*\{[^{}]*\})*\s*\}/g, '')
      expect(outsideMedia.trim()).toBe('')
    },
  )

  test.each([...htmls])(
    'a mail hides its preview by many means, each of which some program drops: %s',
    (_name, html) => {
      const [preview, ...others] = tagsOf(html).filter(({ style }) => style.display === 'none')
      expect(others).toEqual([])
      expect(preview?.style).toMatchObject({
        'max-height': '0',
        overflow: 'hidden',
        opacity: '0',
        'font-size': '1px',
        'line-height': '1px',
        color: defaultPalette.light.page,
        'mso-hide': 'all',
      })
      expect(tagsOf(seenByGmailApp(html)).some(({ style }) => style['max-height'] === '0')).toBe(true)
    },
  )
})

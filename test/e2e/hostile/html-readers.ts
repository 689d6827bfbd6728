import { type ChildNode, isComment, isTag, isText } from 'domhandler'
import { parseDocument } from 'htmlparser2'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import type { Browser } from 'playwright-core'
import { launchBrowser } from '../../../infra/cli/desk/browser.ts'
import { allTimeZones } from '../../../shared/time/time-zone.ts'

/** What a parser makes of a document: its elements in their order, and the texts between them. */
export interface Outline {
  /** Comments are elements named `#comment`. */
  readonly elements: readonly {
    readonly tag: string
    readonly attributes: Readonly<Record<string, string>>
  }[]
  /** What stands in elements, with single spaces. Scripts and style sheets are among it. */
  readonly text: string
}

export interface HtmlReader {
  readonly name: string
  readonly read: (documents: readonly string[]) => Promise<readonly Outline[]>
}

/** Parsers differ in elements that a document may leave out. */
const implied = new Set(['tbody', 'colgroup'])

interface Gathered {
  readonly elements: Outline['elements'][number][]
  text: string
}

const gather = (documents: readonly string[], read: (document: string, into: Gathered) => void): Outline[] =>
  documents.map((document) => {
    const gathered: Gathered = { elements: [], text: '' }
    read(document, gathered)
    return finished(gathered)
  })

function finished({ elements, text }: Gathered): Outline {
  return { elements: elements.filter(({ tag }) => !implied.has(tag)), text: inOneLine(text) }
}

export const inOneLine = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()

/** The parser of the standard, in JavaScript. */
const standard: HtmlReader = {
  name: 'parse5',
  read: async (documents) =>
    gather(documents, (document, into) => walkStandard(parse(document, { scriptingEnabled: false }), into)),
}

function walkStandard(node: DefaultTreeAdapterTypes.Node, into: Gathered): void {
  if (node.nodeName === '#text') into.text += (node as DefaultTreeAdapterTypes.TextNode).value
  if (node.nodeName === '#comment') {
    into.elements.push({
      tag: '#comment',
      attributes: { data: (node as DefaultTreeAdapterTypes.CommentNode).data },
    })
  }
  if ('attrs' in node) {
    const attributes = Object.fromEntries(node.attrs.map(({ name, value }) => [name, value]))
    into.elements.push({ tag: node.tagName, attributes })
  }
  const children = 'content' in node ? node.content.childNodes : 'childNodes' in node ? node.childNodes : []
  for (const child of children) walkStandard(child, into)
  into.text += ' '
}

/** A parser that forgives, as those of many mail gates. */
const forgiving: HtmlReader = {
  name: 'htmlparser2',
  read: async (documents) =>
    gather(documents, (document, into) => walkForgiving(parseDocument(document).children, into)),
}

function walkForgiving(nodes: readonly ChildNode[], into: Gathered): void {
  for (const node of nodes) {
    if (isText(node)) into.text += node.data
    else if (isComment(node)) into.elements.push({ tag: '#comment', attributes: { data: node.data } })
    else if ('children' in node) {
      if (isTag(node)) into.elements.push({ tag: node.name, attributes: { ...node.attribs } })
      walkForgiving(node.children, into)
      into.text += ' '
    }
  }
}

/** The parser of Chromium. Text that scripts would have written is not there: nothing runs in `DOMParser`. */
function chromium(browser: Browser): HtmlReader {
  // One text comes back: Playwright would take most of the time to hand over so many values one by one.
  const read = `(documents) => JSON.stringify(documents.map((document) => {
    const elements = []
    let text = ''
    const walk = (node) => {
      if (node.nodeType === 3) text += node.data
      if (node.nodeType === 8) elements.push({ tag: '#comment', attributes: { data: node.data } })
      if (node.nodeType === 1) {
        const attributes = Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]))
        elements.push({ tag: node.localName, attributes })
      }
      for (const child of (node.localName === 'template' ? node.content : node).childNodes) walk(child)
      text += ' '
    }
    walk(new DOMParser().parseFromString(document, 'text/html'))
    return { elements, text }
  }))`
  return {
    name: 'Chromium',
    read: async (documents) => {
      const page = await browser.newPage()
      try {
        const outlines: Outline[] = []
        for (let from = 0; from < documents.length; from += 200) {
          const some = documents.slice(from, from + 200)
          const gathered: string = await page.evaluate(`(${read})(${JSON.stringify(some)})`)
          outlines.push(...(JSON.parse(gathered) as Gathered[]).map(finished))
        }
        return outlines
      } finally {
        await page.close()
      }
    },
  }
}

/**
 * A page of ours offers several hundred zones, which take most of the time that it takes to read the page. So zones that
 * stand there exactly as every page has them are cut out.
 */
const zoneOptions = new Set(allTimeZones().map((zone) => `<option value="${zone}">${zone}</option>`))
function withoutZones(document: string): string {
  return document.replaceAll(/<option value="[\w/+-]+">[\w/+-]+<\/option>/g, (option) =>
    zoneOptions.has(option) ? '' : option,
  )
}

/** Takes out the style sheet that all documents have to the letter: it is long, and no text of others reaches it. */
export function withoutStyleOf(harmless = ''): (document: string) => string {
  const [style] = /<style>[\s\S]*?<\/style>/.exec(harmless) ?? []
  if (style === undefined) throw new Error('the document has no style sheet')
  return (document) => document.replace(style, () => '')
}

/** Reads each document once, however often it is given. */
function readingOnce({ name, read }: HtmlReader): HtmlReader {
  return {
    name,
    read: async (documents) => {
      const distinct = [...new Set(documents.map(withoutZones))]
      const outlines = new Map((await read(distinct)).map((outline, at) => [distinct[at], outline]))
      return documents.flatMap((document) => outlines.get(withoutZones(document)) ?? [])
    },
  }
}

/** The three parsers. Without a browser there are two, and a warning. */
export async function htmlReaders(): Promise<{ readers: readonly HtmlReader[]; close: () => Promise<void> }> {
  const found = await launchBrowser()
  if ('missing' in found) {
    console.warn(`Pages are read by two parsers only: ${found.missing}`)
    return { readers: [standard, forgiving].map(readingOnce), close: async () => {} }
  }
  const readers = [standard, forgiving, chromium(found.browser)].map(readingOnce)
  return { readers, close: () => found.browser.close() }
}

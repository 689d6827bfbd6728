/** An entry as bioRxiv's API has it. */
export interface APreprint {
  readonly doi: string
  readonly date: string
  readonly version?: string | number
  readonly [field: string]: unknown
}

export function aPreprint({
  doi,
  date,
  ...part
}: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return {
    doi,
    title: `The Paper ${String(doi).slice(-6)}`,
    authors: 'Doe, J.; Roe, M.',
    author_corresponding: 'Jane Doe',
    author_corresponding_institution: 'Example Institute of Gardens',
    date,
    version: '1',
    type: 'new results',
    license: 'cc_by',
    category: 'neuroscience',
    jatsxml: 'https://www.biorxiv.org/content/early/paper.source.xml',
    abstract: `We show what ${doi} shows.`,
    published: 'NA',
    server: 'bioRxiv',
    ...part,
  }
}

/** A page of entries with the message around it. */
export function aPage(entries: readonly unknown[], { cursor = 0, total = entries.length } = {}) {
  const message = { status: 'ok', interval: 'a day', cursor, count: entries.length, total: String(total) }
  return { messages: [message], collection: entries }
}

/** The answer for an interval without entries. */
export const nothingFound = { messages: [{ status: 'no posts found' }] }

/** A server with some entries, in pages of a size; `asked` gets each path. */
export function aBiorxiv(entries: readonly APreprint[], { size = 30, asked = [] as string[] } = {}) {
  const json = (body: unknown) =>
    new Response(JSON.stringify(body), { headers: { 'content-type': 'application/json' } })
  const fetch: typeof globalThis.fetch = async (address) => {
    const { pathname } = new URL(String(address))
    asked.push(pathname)
    const [, , server, from = '', to = '', cursor = '0'] = pathname.split('/')
    const found = entries.filter(({ date, on = server }) => date >= from && date <= to && on === server)
    const page = found.slice(Number(cursor), Number(cursor) + size)
    if (page.length === 0) return json(nothingFound)
    return json(aPage(page.map(aPreprint), { cursor: Number(cursor), total: found.length }))
  }
  return fetch
}

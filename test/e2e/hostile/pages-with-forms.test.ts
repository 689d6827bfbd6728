// @module-tag browser
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { typedTopics } from '../../../functions/api/typed-topics.ts'
import { renewedEpoch } from '../../../shared/subscriber/link/epoch.ts'
import { guessedTimeZone } from '../../../shared/time/guessed-zone.ts'
import { aConfirmed, monday } from '../../fakes/a-subscriber.ts'
import { type ApiWorld, apiWorld, idOfAddress } from '../../functions/api/api-world.ts'
import { hostileInputs } from './hostile-inputs.ts'
import { htmlReaders, type Outline } from './html-readers.ts'
import { namesOf } from './same-shape.ts'

let html: Awaited<ReturnType<typeof htmlReaders>>
beforeAll(async () => {
  html = await htmlReaders()
})
afterAll(() => html.close())

const email = 'ann@example.org'
/** What is refused changes nothing, so all of it is sent to one world. */
const forRefusals = apiWorld()
type Fields = Readonly<Record<string, string>>

interface Form {
  readonly what: string
  /** The fields that are hostile. */
  readonly fields: (text: string) => Fields
  readonly post: (world: ApiWorld, fields: Fields) => Promise<Response>
  /** True if refusals are those of another form, where they are looked at. */
  readonly areRefusedAlike?: boolean
}

const signUp: Form['post'] = (world, fields) => world.postForm('/subscribe', fields)

async function save(world: ApiWorld, fields: Fields): Promise<Response> {
  const id = idOfAddress(email)
  world.put(aConfirmed({ id, epoch: renewedEpoch(undefined, monday) }))
  return world.postForm(world.preferencesPath(id), fields)
}

const forms: readonly Form[] = [
  { what: 'an address', fields: (text) => ({ email: text }), post: signUp },
  {
    what: 'preferences of a sign-up',
    fields: (text) => ({ email, topics: text, hour: text, timezone: text, frequency: text, language: text }),
    post: signUp,
  },
  {
    what: 'topics beside a mistyped address',
    fields: (topics) => ({ email: 'ann@gmial.com', topics, timezone: topics, [topics]: topics }),
    post: signUp,
    areRefusedAlike: true,
  },
  {
    what: 'preferences of a reader',
    fields: (text) => ({
      hour: text,
      topics: text,
      timezone: text,
      frequency: text,
      language: text,
      pausedUntil: text,
    }),
    post: save,
  },
]

/** A text without white space, and without what a page shows as an escape or as a replacement. */
function asShown(text: string): string {
  const escapes = /\\u(?:[0-9a-f]{4}|\{[0-9a-f]+\})/g
  const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Default_Ignorable_Code_Point}\ufffd]/gu
  return text.replace(escapes, '').replace(/\s/g, '').replace(unseen, '')
}

/** What stays the same between two refused forms: all but which value is chosen, and what a field shows. */
function frameOf({ elements }: Outline): string {
  const chosen = new Set(['selected', 'checked', 'open', 'autofocus'])
  const kept = elements.map(({ tag, attributes }) => ({
    tag,
    attributes: Object.fromEntries(Object.entries(attributes).filter(([name]) => !chosen.has(name))),
  }))
  return namesOf(kept)
}

/** Where a page leads and what it loads. */
function ways({ elements }: Outline): string[] {
  const leading = [
    'href',
    'src',
    'action',
    'formaction',
    'srcset',
    'poster',
    'data',
    'content',
    'style',
    'http-equiv',
  ]
  return elements.flatMap(({ attributes }) =>
    Object.entries(attributes)
      .filter(([name]) => leading.includes(name) || name.startsWith('on'))
      .map(([name, value]) => `${name}=${value}`),
  )
}

const fieldOf = ({ elements }: Outline, name: string): string | undefined =>
  elements.find(({ tag, attributes }) => tag === 'input' && attributes.name === name)?.attributes.value

/**
 * What is wrong with the fields, as a program is told it: in JSON, no text can be taken for an element. The pages show
 * the same sentences.
 */
async function sentences(fields: Fields): Promise<{ field: string; detail: string }[]> {
  const { topics = '', timezone: _, pausedUntil: __, ...others } = fields
  const answer = await forRefusals.postJson({
    ...others,
    email: others.email ?? email,
    topics: typedTopics(topics),
  })
  if (answer.status === 202) return []
  return ((await answer.json()) as { errors: { field: string; detail: string }[] }).errors
}

const own = ['email', 'topics', 'hour', 'timezone', 'frequency', 'language', 'pausedUntil']
const ofOwnFields = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => own.includes(name)))

/** Harmless fields that are refused for as many reasons. */
function harmlessFields(fields: Fields, wrong: readonly { field: string }[], page: string): Fields {
  /** Programs name no pause, and a zone that a sign-up guesses is never wrong: of these two the page tells. */
  const isWrong = (name: string) =>
    wrong.some(({ field }) => field === name) ||
    (['timezone', 'pausedUntil'].includes(name) && page.includes(`id="${name}-error"`))
  const badTopics = wrong.filter(({ field }) => field.startsWith('topics[')).length
  const topics = isWrong('topics')
    ? Array.from({ length: 11 }, (_, n) => `topic ${n}`).join('\n')
    : Array<string>(badTopics).fill('x').join('\n')
  return {
    ...('email' in fields && {
      email: isWrong('email') ? 'harmless' : fields.email === 'ann@gmial.com' ? fields.email : email,
    }),
    ...('hour' in fields && { hour: isWrong('hour') ? 'harmless' : '8' }),
    ...('frequency' in fields && { frequency: isWrong('frequency') ? 'harmless' : 'daily' }),
    ...('language' in fields && { language: isWrong('language') ? 'harmless' : 'en' }),
    ...('pausedUntil' in fields && { pausedUntil: isWrong('pausedUntil') ? 'harmless' : '' }),
    ...('timezone' in fields && {
      timezone: isWrong('timezone') ? 'harmless' : (guessedTimeZone(fields.timezone ?? '') ?? 'UTC'),
    }),
    topics,
  }
}

describe.each(forms)('a form with hostile $what', ({ fields, post, areRefusedAlike = false }) => {
  test('a hostile form never fails, and is shown again as it was, with elements of ours alone, by three parsers', async () => {
    const cases = await Promise.all(
      hostileInputs.map(async ({ kind, text }) => {
        const given = fields(text.toWellFormed())
        const answer = await post(apiWorld(), given)
        const page = await answer.text()
        const what = `${kind}: ${JSON.stringify(text.slice(0, 80))} answered ${answer.status}`
        return { given, what, status: answer.status, page, location: answer.headers.get('Location') }
      }),
    )
    for (const { status, location, what } of cases) {
      expect([200, 303, 400, 413], what).toContain(status)
      expect([null, '/sent'], what).toContain(location)
    }
    const refused = areRefusedAlike ? [] : cases.filter(({ status }) => status === 400)
    const twins = await Promise.all(
      refused.map(async ({ given, page }) => {
        const wrong = await sentences(ofOwnFields(given))
        const twin = harmlessFields(given, wrong, page)
        const answer = await post(forRefusals, twin)
        return { wrong, page: await answer.text() }
      }),
    )
    for (const { name, read } of html.readers) {
      const seen = await read(refused.map(({ page }) => page))
      const harmless = await read(twins.map(({ page }) => page))
      for (const [at, { given, what }] of refused.entries()) {
        const [outline, twin] = [seen[at], harmless[at]]
        if (!outline || !twin) throw new Error(`${name} left a page out`)
        expect(frameOf(outline), `${name}: ${what}`).toBe(frameOf(twin))
        expect(ways(outline), `${name}: ${what}`).toEqual(ways(twin))
        for (const { detail } of twins[at]?.wrong ?? []) {
          expect(asShown(outline.text), `${name}: ${what}`).toContain(asShown(detail))
        }
        const { email: address, topics } = given
        if (address !== undefined)
          expect(asShown(fieldOf(outline, 'email') ?? ''), what).toBe(asShown(address))
        if (topics !== undefined) expect(asShown(outline.text), `${name}: ${what}`).toContain(asShown(topics))
      }
    }
    // What is not refused comes back in fields that nobody sees, or not at all.
    const taken = cases.filter(({ status }) => status === 200)
    for (const { name, read } of html.readers) {
      const frames = (await read(taken.map(({ page }) => page))).map((outline, at) => {
        expect(
          outline.elements.map(({ attributes }) => attributes).filter(isForeign),
          taken[at]?.what,
        ).toEqual([])
        return new Set(outline.elements.map(({ tag }) => tag))
      })
      const tags = new Set(frames.flatMap((frame) => [...frame]))
      expect(
        [...tags].filter((tag) => !ownTags.has(tag)),
        name,
      ).toEqual([])
    }
  })
})

const ownTags = new Set(
  'html head meta title link body div header a main section h1 h2 h3 p form label input button details summary select option fieldset legend textarea code ol ul li span footer script strong dl dt dd'.split(
    ' ',
  ),
)

/** An attribute that runs something, or leads somewhere else. */
function isForeign(attributes: Readonly<Record<string, string>>): boolean {
  return Object.entries(attributes).some(
    ([name, value]) =>
      name.startsWith('on') ||
      name === 'style' ||
      (/^(href|src|action|formaction)$/.test(name) && !/^(\/(?!\/)|#|data:,$)/.test(value)),
  )
}

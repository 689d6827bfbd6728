import { describe, expect, test } from 'vitest'
import { type Facts, factsOf } from '../../../shared/language/facts.ts'
import { languagesOf } from '../../../shared/language/languages.ts'
import { type LanguageTag, languageTags } from '../../../shared/subscriber/preferences/language-tag.ts'
import { dayMs, hourMs } from '../../../shared/time/clock.ts'
import { samples } from './samples.ts'

type Leaf = readonly [path: string, value: unknown]

/** The entries of a catalogue, each under its path. An entry of a list is named by its place. */
function leavesOf(node: unknown, path: readonly string[] = []): Leaf[] {
  if (typeof node !== 'object' || node === null) return [[path.join('.'), node]]
  return Object.entries(node).flatMap(([name, value]) => leavesOf(value, [...path, name]))
}

const load = async (tag: LanguageTag, facts: Facts = factsOf('Paperwire')): Promise<Leaf[]> =>
  leavesOf(await languagesOf(facts, 'en').load(tag))

/** Every text under its path. A function is called with its samples. */
function textsOf(leaves: readonly Leaf[]): (readonly [path: string, text: string])[] {
  return leaves.flatMap(([path, value]) => {
    const made = typeof value === 'function' ? (samples[path] ?? []).map((given) => value(...given)) : [value]
    return made.flat(2).map((text) => [path, String(text)] as const)
  })
}

const pathsOfFunctions = (leaves: readonly Leaf[]): string[] =>
  leaves.flatMap(([path, value]) => (typeof value === 'function' ? [path] : []))

/** An edition with papers has an empty text for its kind. */
const maybeEmpty = ['edition.kind.papers']

const ownQuotes: Readonly<Record<LanguageTag, RegExp>> = { en: /“[^„“”]*”/g, de: /„[^„“”]*“/g }

/** Facts for which every count is one, and a name that ends like a sentence. */
const scant: Facts = {
  ...factsOf('Physics & Co.'),
  lettersPerDay: 1,
  maximumTopics: 1,
  backupDays: 1,
  erasedLifetimeMs: dayMs,
  lifetimeMs: () => hourMs,
}

describe.each(languageTags)('the catalogue %s', (tag) => {
  test('the catalogue has the shape of the English one', async () => {
    const shape = (leaves: readonly Leaf[]) =>
      leaves.map(([path, value]) => `${path}: ${typeof value}`).sort()
    expect(shape(await load(tag))).toEqual(shape(await load('en')))
  })

  test('the catalogue holds sentences, and functions that make sentences', async () => {
    for (const [path, value] of await load(tag)) {
      if (typeof value === 'function') continue
      expect(value, path).toBeTypeOf('string')
      if (!maybeEmpty.includes(path)) expect(value, path).not.toBe('')
    }
  })

  test('the catalogue has samples for each of its functions, and for no other', async () => {
    expect(pathsOfFunctions(await load(tag)).sort()).toEqual(Object.keys(samples).sort())
  })

  test.each([
    ['the facts', factsOf('Paperwire')],
    ['facts of one each', scant],
  ])('the catalogue has no gap or slip in a sentence with %s', async (_, facts) => {
    for (const [path, text] of textsOf(await load(tag, facts))) {
      if (!maybeEmpty.includes(path)) expect(text.trim(), path).not.toBe('')
      expect(text, path).toBe(text.trim())
      expect(text, path).not.toMatch(/undefined|NaN|\[object/)
      expect(text, path).not.toMatch(/ {2}|\s[.,;:!?)]|\(\s|\.\.|,,|: \./)
    }
  })

  test('the catalogue has its own quotation marks, in pairs', async () => {
    for (const [path, text] of textsOf(await load(tag))) {
      expect(text.replace(ownQuotes[tag], ''), path).not.toMatch(/[„“”«»‹›]/)
    }
  })

  test('the catalogue names the link that leads to the deletion as it is written', async () => {
    const { letters, pages } = await languagesOf(factsOf('Paperwire'), 'en').load(tag)
    expect(pages.erase.expiredBody).toContain(letters.erase.offer)
  })

  test('the catalogue names no topic to an unconfirmed address, whose owner may not have typed it', async () => {
    const { letters } = await languagesOf(factsOf('Paperwire'), 'en').load(tag)
    const bodies = [letters.confirm, letters.undo].flatMap(({ body }) =>
      body('daily', ['typed words', 'others'], 'English'),
    )
    expect(bodies.join(' ')).not.toMatch(/typed words|others/)
  })
})

/** Names, examples, and signs between texts of others. */
const sameInEveryLanguage = [
  ...['brand', 'footer.from', 'pages.linkOf'],
  ...['paper.links.abstract', 'paper.links.pdf', 'paper.links.code', 'edition.kind.papers'],
  ...['preferences.hour.option', 'preferences.timezone.option', 'preferences.language.option'],
  ...[0, 1, 2, 3, 4, 5, 6].map((place) => `preferences.topics.examples.${place}`),
]

test.each(languageTags.filter((tag) => tag !== 'en'))(
  'no text of the catalogue %s was left in English',
  async (tag) => {
    const english = Map.groupBy(textsOf(await load('en')), ([path]) => path)
    const same = [...Map.groupBy(textsOf(await load(tag)), ([path]) => path)]
      .filter(([path, texts]) => String(texts) === String(english.get(path)))
      .map(([path]) => path)
    expect(same.sort()).toEqual(sameInEveryLanguage.toSorted())
  },
)

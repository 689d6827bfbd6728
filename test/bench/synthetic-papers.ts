import type { Paper, PaperId } from '../../shared/paper/paper.ts'
import { hourMs } from '../../shared/time/clock.ts'
import { type Random, random } from '../simulation/random.ts'

const vocabularySize = 20_000
const categories = [
  'cs.LG',
  'cs.CL',
  'cs.CV',
  'cs.AI',
  'stat.ML',
  'cs.RO',
  'math.ST',
  'quant-ph',
  'eess.AS',
  'cs.SD',
]
const glue =
  'the of and a to in we is for that with on as by this are an from which be our can it such'.split(' ')
const endings = ['', '', '', 's', 'ing', 'ed', 'er', 'ation', 'al', 'ity']

/** Text in which a few words are common and most are rare (Zipf's law), as in abstracts; the same for the same seed. */
export interface Writer {
  /** A word with a meaning, by its frequency. */
  word(): string
  text(words: number): string
  name(): string
}

export function writer(chance: Random): Writer {
  const vocabulary = distinctWords(random('vocabulary'))
  // The very first ranks of Zipf's law are the glue's.
  const word = () => vocabulary[Math.floor(vocabularySize ** (0.25 + 0.75 * chance.next()))] ?? 'word'
  return {
    word,
    // Two words in five have no meaning of their own.
    text: (words) =>
      Array.from({ length: words }, () => (chance.chance(0.4) ? chance.pick(glue) : word()))
        .join(' ')
        .replace(/((?:\S+ ){24}\S+) /g, '$1. '),
    name: () => `${capital(chance.pick(vocabulary))} ${capital(word())}`,
  }
}

/** The papers of a busy day: one in twenty has votes and keywords. */
export function syntheticPapers(count: number, at: number): Paper[] {
  const chance = random('papers')
  const { text, name } = writer(chance.fork('words'))
  return Array.from({ length: count }, (_, place) => {
    const isListed = place % 20 === 0
    return {
      id: `2607.${String(place + 1).padStart(5, '0')}` as PaperId,
      title: capital(text(10)),
      abstract: `${capital(text(120 + chance.int(120)))}.`,
      authors: Array.from({ length: 1 + chance.int(8) }, name),
      links: {},
      keywords: isListed ? [text(1), text(2), text(2)] : [],
      categories: [...new Set([chance.pick(categories), chance.pick(categories)])],
      publishedAt: at - chance.int(48) * hourMs,
      ...(isListed && { listedAt: at - chance.int(24) * hourMs }),
      signals: isListed ? { upvotes: chance.int(100), comments: chance.int(9), stars: chance.int(900) } : {},
    }
  })
}

/** Different topics as readers write them: mostly two or three words. */
export function syntheticTopics(count: number): string[] {
  const chance = random('topics')
  const { word, name } = writer(chance.fork('words'))
  const topics = new Set<string>()
  while (topics.size < count) topics.add(syntheticTopic(chance, word, name))
  return [...topics]
}

function syntheticTopic(chance: Random, word: () => string, name: () => string): string {
  const kind = chance.int(20)
  if (kind === 0) return `author: ${name()}`
  if (kind === 1) return `${chance.pick(categories)} -${word()}`
  if (kind === 2) return `${word()}-${word()}`
  const wanted = Array.from({ length: 1 + chance.int(4) }, word)
  return [...wanted, ...(kind < 6 ? [`-${word()}`] : [])].join(' ')
}

function distinctWords(chance: Random): string[] {
  const words = new Set<string>()
  while (words.size < vocabularySize) {
    const syllables = Array.from(
      { length: 2 + chance.int(2) },
      () => chance.pick([...'bcdfgklmnprstv']) + chance.pick([...'aeiou']),
    )
    words.add(syllables.join('') + chance.pick([...'nrtlm']) + chance.pick(endings))
  }
  return [...words]
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

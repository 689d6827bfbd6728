import { type EmailAddress, parseBareAddress } from './address.ts'
import { isProvider, largeProviders } from './mailbox-providers.ts'
import { isOneSlip } from './one-slip.ts'

/** Slips of top-level domains that do not exist, so that a mail to them can only come back. */
const topLevelSlips: ReadonlyMap<string, string> = new Map(
  Object.entries({
    com: 'con cmo ocm vom xom cim cpm c0m comm coom ccom comn conm ckm clm cok coml xcom coma cpom copm comq coim',
    net: 'nte ent nett ner nrt neet nnet nets',
    org: 'ogr rog orgg ort prg 0rg orf orh oorg irg og ogrg orgd',
    edu: 'edy eud deu eduu edi udu',
    de: 'dee ded',
    'co.uk': 'couk co.ukk co.ul co.yk',
  }).flatMap(([meant, slips]) => slips.split(' ').map((slip) => [slip, meant] as const)),
)

/** Words of a domain in which one slip is certain enough; shorter ones are near too many others. */
const shortestWord = 5

/**
 * The address that was probably meant, if the domain of this one is near that of a large mailbox provider, or ends in a
 * slip of a common ending. Undefined if nothing is suspected. It depends on the text alone.
 */
export function suggestAddress(address: EmailAddress): EmailAddress | undefined {
  const at = address.lastIndexOf('@')
  const domain = address.slice(at + 1)
  if (isProvider(domain)) return undefined
  const meant = meantProvider(domain) ?? withMeantEnding(domain)
  if (meant === undefined || meant === domain) return undefined
  const parsed = parseBareAddress(address.slice(0, at + 1) + meant)
  return parsed.ok ? parsed.address : undefined
}

/** The provider with the fewest slips between; of several, the first of the list, which is the larger one. */
function meantProvider(typed: string): string | undefined {
  const domain = typed.replace(/^(?:www|mail)\./, '')
  if (domain !== typed && largeProviders.includes(domain)) return domain
  const ranked = largeProviders.map((provider) => ({ provider, slips: slipsBetween(domain, provider) }))
  const least = Math.min(...ranked.map(({ slips }) => slips))
  return least > 2 ? undefined : ranked.find(({ slips }) => slips === least)?.provider
}

/** The slips that make a domain of a provider's: one in its word, one in its ending, or both. Infinity: it is another. */
function slipsBetween(domain: string, provider: string): number {
  const [word, ending] = split(domain)
  const [meantWord, meantEnding] = split(provider)
  const inWord = wordSlips(word, meantWord)
  // Nobody else has a mailbox at `gmail.`, whatever follows; but at `tmail.` or `fmail.` people do.
  const isOnlyOne = word === 'gmail' && meantWord === word && /^[a-z\d]*$|^com?\.[a-z]*$/.test(ending)
  const inEnding = isOnlyOne ? 1 : endingSlips(ending, meantEnding)
  if (inWord + inEnding <= 2) return inWord + inEnding
  // The dot between them was forgotten or mistyped: `gmailcom`. Of a short word it can only be forgotten: `gmxde`.
  const isLong = meantWord.length >= shortestWord
  const isWithoutDot = isLong ? isOneSlip(word, provider) : word === meantWord + meantEnding
  return ending === '' && isWithoutDot ? 1 : Number.POSITIVE_INFINITY
}

function split(domain: string): [word: string, ending: string] {
  const dot = domain.indexOf('.')
  return dot < 0 ? [domain, ''] : [domain.slice(0, dot), domain.slice(dot + 1)]
}

function wordSlips(word: string, meant: string): number {
  if (word === meant) return 0
  if (meant.length < shortestWord) {
    // `gxm`: of a short word, only its own letters in another order are no other word.
    return meant.length === 3 && isOneSlip(word, meant) && sorted(word) === sorted(meant) ? 1 : 3
  }
  // `xmail.com` and `pcloud.com` are somebody's domains; a first letter from the key beside is a slip.
  const isOtherStart = word.length === meant.length && word.slice(1) === meant.slice(1)
  if (isOtherStart && !beside(word.charAt(0), meant.charAt(0))) return 3
  return isOneSlip(word, meant) ? 1 : 3
}

/** Endings of two letters that look like a slip: most are no country's. All others are left alone. */
const slipsOfTwoLetters: ReadonlyMap<string, string> = new Map([
  ...['co', 'cm', 'om'].map((slip) => [slip, 'com'] as const),
  ...['ed', 'dr', 'dw', 'ds', 'df'].map((slip) => [slip, 'de'] as const),
  ...['ft', 'ff', 'rf'].map((slip) => [slip, 'fr'] as const),
])

/** Endings that exist: `web.dev` and `live.int` are no slips of `web.de` and `live.it`. */
const realEndings: ReadonlySet<string> = new Set(
  (
    'art bet buy cab cam car cat dev eat fit inc ing ink int ist lat med men moe mom new next ngo now pet pin pro rio ' +
    'run sex uno vet vin win xin'
  ).split(' '),
)

function endingSlips(ending: string, meant: string): number {
  if (ending === meant) return 0
  if (ending === '' || topLevelSlips.get(ending) === meant) return 1
  const ofTwoLetters = slipsOfTwoLetters.get(ending)
  if (ofTwoLetters !== undefined) return ofTwoLetters === meant ? 1 : 3
  // An ending of two letters is a country's: `yahoo.nl` may exist.
  if (/(?:^|\.)[a-z]{2}$/.test(ending) || realEndings.has(ending)) return 3
  return isOneSlip(ending, meant) ? 1 : 3
}

/** A domain of nobody in particular, whose ending does not exist: `example.con`. */
function withMeantEnding(domain: string): string | undefined {
  for (let dot = domain.indexOf('.'); dot > 0; dot = domain.indexOf('.', dot + 1)) {
    const meant = topLevelSlips.get(domain.slice(dot + 1))
    if (meant !== undefined) return `${domain.slice(0, dot)}.${meant}`
  }
  return undefined
}

const rows = ['qwertyuiop', 'asdfghjkl', 'zxcvbnm']

/** Tells whether two letters are neighbours on a keyboard. */
function beside(one: string, other: string): boolean {
  const [a, b] = [placeOf(one), placeOf(other)]
  return a !== undefined && b !== undefined && Math.abs(a.row - b.row) <= 1 && Math.abs(a.x - b.x) <= 1
}

function placeOf(letter: string): { row: number; x: number } | undefined {
  const row = rows.findIndex((keys) => keys.includes(letter))
  // Each row stands half a key further to the right.
  return row < 0 ? undefined : { row, x: (rows[row] ?? '').indexOf(letter) + row / 2 }
}

function sorted(word: string): string {
  return [...word].sort().join('')
}

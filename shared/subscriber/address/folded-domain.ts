import type { EmailAddress } from './address.ts'
import { isProvider } from './mailbox-providers.ts'

/** The domain by which sign-ups are counted, and whether very many people have mailboxes there. */
export interface CountedDomain {
  readonly domain: string
  readonly isLarge: boolean
}

const spaced = (text: string): ReadonlySet<string> => new Set(text.split(' '))

/** Second labels under which countries register domains, such as `ac.uk` and `com.br`. */
const secondLevels = spaced('ac co com edu gob gouv gov govt gv mil ne net nom or org sch')

/** More of them, by country. A missing one makes a larger group: its sign-ups only wait sooner. */
const moreSecondLevels: Readonly<Record<string, ReadonlySet<string>>> = {
  au: spaced('asn id'),
  br: spaced('art blog eco eng inf jus leg mus ong pro'),
  fr: spaced('asso'),
  id: spaced('desa go my web'),
  il: spaced('idf k12 muni'),
  in: spaced('firm gen ind nic res'),
  jp: spaced('ad ed go gr lg'),
  kr: spaced('go hs kg ms pe re'),
  nz: spaced('cri gen iwi kiwi maori school'),
  pl: spaced('waw'),
  th: spaced('go in mi'),
  tr: spaced('av bel dr k12 pol web'),
  tw: spaced('idv'),
  uk: spaced('ltd me nhs plc police'),
  za: spaced('law school web'),
}

/**
 * The domain that somebody registered, in whose name all domains below it can be made for nothing: counting each of
 * them would let its owner around the budget. It is told by the labels alone, without the list of public suffixes.
 */
export function registeredDomain(domain: string): string {
  const labels = domain.split('.')
  const [second = '', country = ''] = labels.slice(-2)
  const isCountry = country.length === 2
  const isSuffix = isCountry && (secondLevels.has(second) || moreSecondLevels[country]?.has(second) === true)
  return labels.slice(isSuffix ? -3 : -2).join('.')
}

/** The domain of an address, as its budget counts it. */
export function countedDomain(address: EmailAddress): CountedDomain {
  const whole = address.slice(address.lastIndexOf('@') + 1).toLowerCase()
  const domain = registeredDomain(whole)
  return { domain, isLarge: isProvider(domain) || isProvider(whole) }
}

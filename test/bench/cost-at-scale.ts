import { assumed, initGbSeconds } from './cost-assumed.ts'
import { daysAMonth, dollarsOf, type Standing, standingDollars, total } from './cost-prices.ts'
import { plus, times, type Usage } from './cost-usage.ts'

/** The results of counting the days. */
export interface Rates {
  readonly perReader: Usage
  readonly perDay: Usage
  /** One more run of a worker, without the mails in it. */
  readonly run: Usage
  readonly signUp: Usage
  /** The units that the day's scan reads of each edition that is kept. */
  readonly scannedUnitsAnEdition: number
  /** How many editions were kept when it was counted. */
  readonly editionsCounted: number
  readonly bytesAReader: number
  readonly bytesAnEdition: number
}

export interface Scale {
  readonly readers: number
  readonly seats: number
}

/** Dollars a day. */
interface DayDollars {
  readonly ses: number
  /** Everything else that is billed by the piece. */
  readonly rest: number
  readonly standing: number
}

/** How often a reader is due: readers are spread over the hours of a day. */
const runsADay = 24
/** A worker hands over 40 seconds before its 15 minutes end. */
const secondsARun = 860

export const secondsAMail = (2 * assumed.dynamoMs + assumed.sesMs + assumed.composeMs) / 1_000

/** Everything used on a day with so many readers, in a service that is a year old. */
export function usageAt({ readers, seats }: Scale, rates: Rates): Usage {
  const moreRuns = runsADay * (seats - 1) + (readers * secondsAMail) / secondsARun
  const olderEditions = assumed.editionsKept - rates.editionsCounted
  return plus(
    rates.perDay,
    times(rates.perReader, readers),
    times(rates.run, moreRuns),
    times(rates.signUp, readers * assumed.newReadersShare),
    {
      sqsRequests: assumed.emptyReceivesADay,
      // 512 MB.
      lambdaGbSeconds: assumed.editionSeconds / 2,
      lambdaInitGbSeconds: assumed.feedbackStartsADay * initGbSeconds('feedback'),
      readUnits: olderEditions * rates.scannedUnitsAnEdition,
    },
  )
}

export function dollarsAt(
  scale: Scale,
  rates: Rates,
  standing: Omit<Standing, 'storedGigabytes'>,
): DayDollars {
  const dollars = dollarsOf(usageAt(scale, rates))
  const bytes = scale.readers * rates.bytesAReader + assumed.editionsKept * rates.bytesAnEdition
  const monthly = standingDollars({ ...standing, storedGigabytes: bytes / 1e9 })
  return {
    ses: dollars.mails,
    rest: total(dollars) - dollars.mails,
    standing: Object.values(monthly).reduce((sum, each) => sum + each, 0) / daysAMonth,
  }
}

/** The uses that AWS counts and bills by the piece. */
export interface Usage {
  /** Mails that SES takes. */
  readonly mails: number
  /** DynamoDB on demand, those of the index among them. */
  readonly writeUnits: number
  readonly readUnits: number
  readonly sqsRequests: number
  readonly snsPublishes: number
  readonly lambdaCalls: number
  readonly lambdaGbSeconds: number
  /** Starting containers, which Lambda bills like running since August 2025. */
  readonly lambdaInitGbSeconds: number
  /** Log bytes that CloudWatch takes in, with metrics in their embedded format. */
  readonly logBytes: number
  readonly httpRequests: number
}

export const noUsage: Usage = {
  mails: 0,
  writeUnits: 0,
  readUnits: 0,
  sqsRequests: 0,
  snsPublishes: 0,
  lambdaCalls: 0,
  lambdaGbSeconds: 0,
  lambdaInitGbSeconds: 0,
  logBytes: 0,
  httpRequests: 0,
}

export function plus(...usages: readonly Partial<Usage>[]): Usage {
  return usages.reduce<Usage>(
    (sum, usage) => combine(sum, { ...noUsage, ...usage }, (a, b) => a + b),
    noUsage,
  )
}

export function times(usage: Usage, factor: number): Usage {
  return combine(usage, usage, (count) => count * factor)
}

/** The uses that were counted on a day with so many readers. */
interface Counted<T> {
  readonly readers: number
  readonly counts: T
}

/** A straight line through two days: the use of a day without readers, and what each reader adds to it. */
export function splitDays<T extends Counts<T>>(
  few: Counted<T>,
  many: Counted<T>,
): { readonly perDay: T; readonly perReader: T } {
  const more = many.readers - few.readers
  if (more <= 0) throw new Error(`the second day has ${many.readers} readers, not more than ${few.readers}`)
  const perReader = combine(many.counts, few.counts, (a, b) => (a - b) / more)
  return { perDay: combine(few.counts, perReader, (a, b) => a - few.readers * b), perReader }
}

type Counts<T> = { readonly [Name in keyof T]: number }

function combine<T extends Counts<T>>(one: T, other: T, merge: (a: number, b: number) => number): T {
  const names = Object.keys(one) as (keyof T)[]
  return Object.fromEntries(names.map((name) => [name, merge(one[name], other[name])])) as T
}

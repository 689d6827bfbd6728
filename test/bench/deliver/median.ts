import type { Spent } from './spent.ts'

/** The middle one; of an even number, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2
}

export function cpuOfAMail(rounds: readonly Spent[]): number {
  return median(rounds.map(({ cpuMs, mails }) => cpuMs / mails))
}

export function mailsASecond(rounds: readonly Spent[]): number {
  return median(rounds.map(({ clockMs, mails }) => (1_000 * mails) / clockMs))
}

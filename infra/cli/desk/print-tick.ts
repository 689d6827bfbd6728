import type { SeatRun } from '../../../shared/delivery/pace/work-seat.ts'
import type { PublishedEdition } from '../../../shared/edition/publish-edition.ts'
import { number, plural } from '../../../shared/language/en/words.ts'
import { type EpochMs, minuteMs } from '../../../shared/time/clock.ts'
import { inTerminal } from '../../local/in-terminal.ts'
import type { PlayedTick } from '../../local/play-tick.ts'

/** A played time since the service's own last tick counts as the present. */
const sinceLastTickMs = 15 * minuteMs

/** The result of a played tick, in words for the person who asked for it at `now`. */
export function printTick({ at, tick, seats }: PlayedTick, now: EpochMs): string {
  const isPast = Date.parse(at) < now - sinceLastTickMs
  return [
    `As if it were ${at}${isPast ? ', a time in the past: readers who became due later get nothing' : ''}`,
    `  Edition  ${editionWords(tick.edition)}`,
    `  Readers  ${readersWords(seats)}`,
    ...(tick.edition.outcome === 'exists'
      ? [`  Next     the next edition is due at ${new Date(tick.edition.head.nextAt).toISOString()}`]
      : []),
  ].join('\n')
}

/** All runs together: a worker that has no time left is followed by another, and many readers take many of them. */
function readersWords(runs: readonly SeatRun[]): string {
  const taken = runs.filter((run) => run.taken)
  const counts = new Map<string, number>()
  for (const [outcome, count] of taken.flatMap(({ outcomes }) => Object.entries(outcomes))) {
    counts.set(outcome, (counts.get(outcome) ?? 0) + count)
  }
  const words = [...counts].map(([outcome, count]) => `${number(count)} ${outcome}`)
  if (taken.some(({ end }) => end === 'stopped')) {
    words.push('sending is stopped or the quota is used up: see npm run sending')
  }
  if (taken.length < runs.length) words.push('another worker has the seat')
  return words.join(', ') || 'nobody is due'
}

function editionWords(edition: PublishedEdition): string {
  switch (edition.outcome) {
    case 'published':
      return `${edition.head.id} published: ${plural(edition.head.paperCount, 'paper')}`
    case 'exists':
      return `${edition.head.id} existed already`
    case 'retry':
      return `${edition.id} waits: ${inTerminal(edition.failures.join('; '))}`
  }
}

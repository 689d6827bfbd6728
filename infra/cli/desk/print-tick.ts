import type { SeatRun } from '../../../shared/delivery/pace/work-seat.ts'
import type { PublishedEdition } from '../../../shared/edition/publish-edition.ts'
import { plural } from '../../../shared/language/en/words.ts'
import { type EpochMs, minuteMs } from '../../../shared/time/clock.ts'
import type { PlayedTick } from '../../local/play-tick.ts'

/** A moment as young as the service's own last tick is still the present. */
const sinceLastTickMs = 15 * minuteMs

/** What a played tick did, for the person who asked for it `now`. */
export function printTick({ at, tick, seats }: PlayedTick, now: EpochMs): string {
  const readers = seats.map(seatWords).join('; ')
  const isPast = Date.parse(at) < now - sinceLastTickMs
  return [
    `As if it were ${at}${isPast ? ', which lies in the past: who is due only later gets nothing' : ''}`,
    `  Edition  ${editionWords(tick.edition)}`,
    `  Readers  ${readers || 'nobody is due'}`,
    ...(tick.edition.outcome === 'exists'
      ? [`  Next     an edition from ${new Date(tick.edition.head.nextAt).toISOString()} on`]
      : []),
  ].join('\n')
}

function seatWords(run: SeatRun): string {
  if (!run.taken) return 'another worker is at it'
  const outcomes = Object.entries(run.outcomes).map(([outcome, count]) => `${count} ${outcome}`)
  const stopped = run.end === 'stopped' ? ['sending is stopped or used up: see npm run sending'] : []
  return [...outcomes, ...stopped].join(', ') || 'nobody is due'
}

function editionWords(edition: PublishedEdition): string {
  switch (edition.outcome) {
    case 'published':
      return `${edition.head.id} published: ${plural(edition.head.paperCount, 'paper')}`
    case 'exists':
      return `${edition.head.id} was there already`
    case 'retry':
      return `${edition.id} waits: ${edition.failures.join('; ')}`
  }
}

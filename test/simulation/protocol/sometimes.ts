import type { DeliveryOutcome } from '../../../shared/delivery/attempt/deliver-digest.ts'
import type { SubmitOutcome } from '../../../shared/delivery/attempt/mailer.ts'
import type { LetterOutcome } from '../../../shared/delivery/deliver-letter.ts'
import type { SeatRun } from '../../../shared/delivery/pace/work-seat.ts'

type SeatEnd = Extract<SeatRun, { readonly taken: true }>['end']

/**
 * What has to happen at least once in some thousand runs: an invariant says nothing of a state that no run reaches. Each
 * name is noted where it is recognised, in `sometimes-watcher.ts`.
 */
const named = {
  /** The worker's outcome for one reader. */
  delivery: [
    'submitted',
    'failed',
    'quiet',
    'inDoubt',
    'ambiguous',
    'parked',
    'waiting',
    'lost',
    'released',
    'throttled',
    'stopped',
    'fault',
  ] satisfies DeliveryOutcome[],
  /** What SES answers, in the words of the port. */
  submit: ['accepted', 'throttled', 'refused', 'stopped', 'ambiguous'] satisfies SubmitOutcome['outcome'][],
  /** What became of a letter in one call. */
  letter: [
    'submitted',
    'dropped',
    'refused',
    'in-doubt',
    'waits',
    'again',
  ] satisfies LetterOutcome['outcome'][],
  /** Each write of the protocol, made and overtaken. */
  claim: ['written', 'conflict'],
  settle: ['written', 'conflict'],
  'settle quiet': ['written', 'conflict'],
  release: ['written', 'conflict'],
  park: ['written', 'conflict'],
  /** The ways in which an attempt in doubt goes on and ends. */
  doubt: ['put aside', 'put aside again', 'proven unsent', 'its Send event', 'out of time'],
  /** What happens to a seat. */
  seat: [
    'taken',
    'turned away',
    'taken on second thoughts',
    'renewed',
    'renewed three times by one worker',
    'its lease ran out under its worker',
    'given back',
    'given back with word left',
    'given back late',
    'a successor is summoned',
  ],
  /** Why a worker ends. */
  end: ['done', 'continued', 'lease-lost', 'stopped', 'no-edition'] satisfies SeatEnd[],
  /** What stops sending, and its end. */
  breaker: [
    'stopped by SES',
    'stopped by ambiguous answers',
    'stopped by refusals',
    'a row of bad answers ends',
    'a stop ends by itself',
    'mails are used up',
  ],
  edition: ['papers', 'quiet', 'failed', 'expired before a reader got it', 'beyond the seven of a digest'],
  reader: [
    'confirms',
    'comes back',
    'changes their choices',
    'changes them while a mail is on its way',
    'pauses',
    'leaves while a mail is on its way',
    'rests',
    'rests no more',
    'is suppressed',
    'is due on a day of changed clocks',
  ],
} as const satisfies Record<string, readonly string[]>

type Kind = keyof typeof named

/** `seat: taken`. */
export type Sometimes = { [K in Kind]: `${K}: ${(typeof named)[K][number]}` }[Kind]

export const sometimes: readonly Sometimes[] = Object.entries(named).flatMap(([kind, names]) =>
  names.map((name) => `${kind}: ${name}` as Sometimes),
)

/** How often each was reached in a run. */
export type Reached = Readonly<Partial<Record<Sometimes, number>>>

/** With fewer runs, chance alone may leave out a rare one. */
export const enoughRuns = 3_000

/** What no run has reached, of those that all runs together must reach. */
export function neverReached(reached: Readonly<Record<string, unknown>>): Sometimes[] {
  return sometimes.filter((name) => !reached[name])
}

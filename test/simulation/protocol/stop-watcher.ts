import { farthestTurnMs } from '../../../shared/delivery/pace/letter-turn.ts'
import { untilResumed } from '../../../shared/delivery/pace/sending.ts'
import { type Clock, type EpochMs, hourMs, minuteMs } from '../../../shared/time/clock.ts'
import type { Item } from '../../dynamo/engine/attribute-value.ts'
import { isRefusedForGood, leavesOpen, type SesOutcome } from '../ses/ses-outcome.ts'
import { mostUnderWay } from './lane-watcher.ts'
import { bounds } from './promptness-bounds.ts'
import { Violation } from './violation.ts'

export interface StopWatcherOptions {
  readonly clock: Clock
  readonly seats: number
  /** Workers neither die nor lose an answer, so that each bad answer is counted. */
  readonly countsAll: boolean
  readonly perSecond: number
  /** How long a write may be on its way, after its moment was read from a clock. */
  readonly slowMs: number
  /** What SES would still take today; undefined if the quota may be unknown, or read long ago. */
  readonly quotaLeft: () => number | undefined
}

/** While a worker writes a stop, lanes that end are fed once more. A slow rate has so few that they are no measure. */
const fewestCalls = 8

/** No duration in a write is so long, and every moment is later. */
const yearMs = 365 * 24 * hourMs

/** Clocks agree within a minute. */
const skewMs = minuteMs

/** Watches that sending stops when it must, goes on by itself, and that what is left of a quota is used. */
export function stopWatcher({ clock, seats, countsAll, perSecond, slowMs, quotaLeft }: StopWatcherOptions) {
  const mostCalls = Math.max(fewestCalls, mostUnderWay(perSecond, 1))
  let sending: Item = {}
  let ambiguousInARow = 0
  /** Before the first tick nothing may be drawn for digests. */
  let firstRefreshAt: EpochMs = Number.POSITIVE_INFINITY
  /** The workers that had a reason to end before all readers were served. */
  const excused = new Set<number>()
  /** The calls of each worker after it stopped sending itself. */
  const callsAfterStop = new Map<number, number>()

  const at = (item: Item, name: string): EpochMs => Number(item[name]?.N ?? 0)

  /** A draw that was refused, by a command with these values. */
  function onRefusedDraw(values: Item, isBlock: boolean): void {
    const numbers = Object.values(values).map(({ N = '0' }) => Number(N))
    const count = isBlock ? -Math.min(...numbers) : 1
    const startsAt = Math.min(...numbers.filter((number) => number > clock() - slowMs))
    if (!isBlock && at(sending, 'lettersFreeAt') > startsAt) return // Another letter has the turn.
    const stopUntil = at(sending, 'stopUntil')
    const isStopped = isBlock ? stopUntil >= clock() - slowMs : stopUntil >= untilResumed
    if (isStopped || sending.refreshedAt === undefined || at(sending, 'left') < count) return
    if (!isBlock && isTurnTaken(values)) return
    throw new Violation('left over', `${count} of ${at(sending, 'left')} mails that are left are not drawn`)
  }

  /** Another letter has the turn that a letter asked for. The moment that it asked for is the earliest in its write. */
  function isTurnTaken(values: Item): boolean {
    const moments = Object.values(values).map(({ N = '0' }) => Number(N))
    const startsAt = Math.min(...moments.filter((value) => value > yearMs))
    const freeAt = at(sending, 'lettersFreeAt')
    return freeAt > startsAt && freeAt < startsAt + farthestTurnMs
  }

  function onStop(before: Item, after: Item, actor: number): void {
    const [was, is] = [at(before, 'stopUntil'), at(after, 'stopUntil')]
    if (was === is) return
    excused.add(actor)
    if (is > clock()) callsAfterStop.set(actor, 0)
    ambiguousInARow = 0
    const isResumed = before.resumedAt?.N !== after.resumedAt?.N
    if (is < was && was > clock() + skewMs && !isResumed)
      throw new Violation('stops', `a stop ends ${Math.ceil((was - is) / minuteMs)} min too soon`)
    if (is === untilResumed && !/refused|bounces|complaints/.test(after.why?.S ?? ''))
      throw new Violation('stops', `sending stops until somebody resumes it, because ${after.why?.S}`)
    const [, count = '0', harm = ''] = /^(\d+) (bounces|complaints)/.exec(after.why?.S ?? '') ?? []
    if (harm && (harmOf(harm, 26 * hourMs) < Number(count) || Number(count) < (harm === 'bounces' ? 40 : 4)))
      throw new Violation('stops', `sending stops for ${count} ${harm}`)
    if (is < untilResumed && is > clock() + bounds.stopMs + skewMs)
      throw new Violation('stops', `sending stops for ${Math.ceil((is - clock()) / minuteMs)} min`)
  }

  /** All of the quota may be drawn, but for what seats may still hold and for the mails of some seconds. */
  function onRefresh(before: Item, after: Item): void {
    const quota = quotaLeft()
    if (quota === undefined || before.refreshedAt?.N === after.refreshedAt?.N) return
    const [left, block] = [at(after, 'left'), at(after, 'block')]
    // Between the look at the quota and the write, mails of the day before may leave the count.
    if (quota > 1_000 && left < quota - seats * 100 - 5 * perSecond - 300)
      throw new Violation('left over', `${left} mails may be drawn, and SES would take ${quota}`)
    if (left < 0 || block < 1 || block > 100)
      throw new Violation('left over', `${left} mails, ${block} at once`)
  }

  /** The harm of digests, by the hour in which it was counted. */
  const hours = new Map<string, Item>()
  let resumedAt: EpochMs = 0
  let harmedAt: EpochMs | undefined

  const harmOf = (name: string, withinMs: number): number => {
    const from = new Date(Math.max(clock() - withinMs, resumedAt)).toISOString().slice(0, 13)
    return [...hours].reduce((sum, [hour, counts]) => sum + (hour > from ? at(counts, name) : 0), 0)
  }

  return {
    onHarm(after: Item): void {
      hours.set(after.sk?.S ?? '', after)
      const isMuch = harmOf('bounces', 22 * hourMs) >= 40 || harmOf('complaints', 22 * hourMs) >= 4
      harmedAt = isMuch ? (harmedAt ?? clock()) : undefined
    },
    /** Two ticks later at most, much harm has stopped sending. */
    onTick(): void {
      if (harmedAt === undefined || clock() < harmedAt + 2 * hourMs) return
      const isStill = harmOf('bounces', 22 * hourMs) >= 40 || harmOf('complaints', 22 * hourMs) >= 4
      if (!isStill) harmedAt = undefined
      else if (
        at(sending, 'stopUntil') < untilResumed &&
        at(sending, 'refreshedAt') > harmedAt + minuteMs &&
        quotaLeft() !== undefined
      )
        throw new Violation('breaker', 'digests do harm, and sending goes on')
    },
    onItem(before: Item, after: Item, actor: number): void {
      resumedAt = at(after, 'resumedAt')
      onStop(before, after, actor)
      onRefresh(before, after)
      if (before.refreshedAt === undefined && after.refreshedAt !== undefined) firstRefreshAt = clock()
      sending = after
    },
    onCommand(actor: number, input: { readonly UpdateExpression?: string }, isWritten: boolean): void {
      const { ExpressionAttributeValues: values = {} } = input as { ExpressionAttributeValues?: Item }
      if (isWritten) return
      excused.add(actor)
      if (!input.UpdateExpression?.includes('#left')) return
      const isForLetter = Object.values(values).some(({ N }) => Number(N) === untilResumed)
      onRefusedDraw(values, !isForLetter)
    },
    /** A worker makes a call. The worker that stops sending ends at once, but for calls that are under way. */
    onAsk(actor: number): void {
      const calls = callsAfterStop.get(actor)
      if (calls === undefined) return
      if (calls >= mostCalls)
        throw new Violation('I5 stop', `a worker stops sending, and makes ${calls + 1} more calls`)
      callsAfterStop.set(actor, calls + 1)
    },
    /** The answer to a digest's call. */
    onSubmit(outcome: SesOutcome): void {
      if (outcome === 'accepted' || isRefusedForGood(outcome)) ambiguousInARow = 0
      if (!leavesOpen(outcome) || !countsAll) return
      if (++ambiguousInARow > 5 + 2 * seats * mostCalls)
        throw new Violation(
          'breaker',
          `${ambiguousInARow} answers in a row are ambiguous, and sending goes on`,
        )
    },
    /** A worker ends, because sending is stopped or used up. */
    onStopped(actor: number, outcomes: Readonly<Record<string, number>>): void {
      if (excused.has(actor) || outcomes.stopped || clock() < firstRefreshAt + 2 * bounds.slowWriteMs) return
      throw new Violation('left over', 'a worker ends, and nothing stops it')
    },
  }
}

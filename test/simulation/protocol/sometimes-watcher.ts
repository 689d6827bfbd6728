import { editionLifetimeMs } from '../../../shared/edition/edition.ts'
import type { LogFields } from '../../../shared/log/log.ts'
import type { Confirmed, Subscriber } from '../../../shared/subscriber/subscriber.ts'
import { type Clock, type EpochMs, hourMs } from '../../../shared/time/clock.ts'
import type { Item } from '../../dynamo/engine/attribute-value.ts'
import type { ItemChange } from '../../dynamo/engine/table.ts'
import { concernsAccount, isRefusedForGood, leavesOpen, type SesOutcome } from '../ses/ses-outcome.ts'
import type { Reached, Sometimes } from './sometimes.ts'

export interface SometimesWatcher {
  readonly onLog: (message: string, fields: LogFields) => void
  readonly onSubmit: (outcome: SesOutcome) => void
  readonly onReader: (before: Subscriber | undefined, after: Subscriber, writer: string) => void
  readonly onItem: (change: ItemChange) => void
  /** A conditional write, made or not. */
  readonly onCommand: (command: object, isWritten: boolean) => void
  readonly reached: () => Reached
}

interface Update {
  readonly Key?: Item
  readonly UpdateExpression?: string
  readonly ConditionExpression?: string
}

/** Notes which of the states and outcomes of `sometimes.ts` a run reaches. */
export function sometimesWatcher(clock: Clock): SometimesWatcher {
  const reached: Partial<Record<Sometimes, number>> = {}
  const heads = new Map<string, EpochMs>()
  const renewals = new Map<string, number>()
  let sending: Item = {}

  function note(name: Sometimes, times = 1): void {
    reached[name] = (reached[name] ?? 0) + times
  }

  function onSeatRun({ taken, outcomes, end }: LogFields): void {
    if (!taken) return
    note(`end: ${end}` as Sometimes)
    if (end === 'continued') note('seat: a successor is summoned')
    for (const [outcome, times] of Object.entries(outcomes as Record<string, number>))
      note(`delivery: ${outcome}` as Sometimes, times)
  }

  function onSeat({ Key, UpdateExpression = '' }: Update, isWritten: boolean): void {
    const seat = Key?.pk?.S ?? ''
    if (UpdateExpression.startsWith('SET #asked')) {
      note(isWritten ? 'seat: turned away' : 'seat: taken on second thoughts')
    } else if (UpdateExpression.startsWith('REMOVE')) {
      if (!isWritten) note('seat: given back late')
    } else if (UpdateExpression.includes('#holder')) {
      if (isWritten) note('seat: taken')
      if (isWritten) renewals.set(seat, 0)
    } else if (isWritten) {
      note('seat: renewed')
      const times = (renewals.get(seat) ?? 0) + 1
      renewals.set(seat, times)
      if (times === 3) note('seat: renewed three times by one worker')
    } else {
      note('seat: its lease ran out under its worker')
    }
  }

  /** The protocol's writes are known by what they set and on which conditions. */
  function onDelivery({ UpdateExpression = '', ConditionExpression = '' }: Update, isWritten: boolean): void {
    const result = isWritten ? 'written' : 'conflict'
    const isAttempts = ConditionExpression.includes('#attempt.#id')
    if (UpdateExpression.startsWith('SET #attempt =')) note(`claim: ${result}`)
    else if (isAttempts && UpdateExpression === 'REMOVE #attempt') note(`release: ${result}`)
    else if (isAttempts && UpdateExpression.includes('REMOVE #attempt')) note(`settle: ${result}`)
    else if (isAttempts) note(`park: ${result}`)
    else if (UpdateExpression.includes('#lastAt') && ConditionExpression.includes('#through'))
      note(`settle quiet: ${result}`)
  }

  function onDoubt(before: Subscriber, after: Subscriber, writer: string): void {
    const { attempt } = before
    if (!attempt) return
    const age = clock() - attempt.startedAt
    if (after.attempt?.id === attempt.id) {
      if (before.rev !== after.rev || before.status !== 'confirmed' || after.status !== 'confirmed') return
      if (before.nextDueAt === after.nextDueAt) return
      const isFirst = after.nextDueAt === attempt.startedAt + 2 * hourMs
      note(isFirst ? 'doubt: put aside' : 'doubt: put aside again')
    } else if (after.missed[attempt.head] === 'inDoubt') note('doubt: out of time')
    else if (writer === 'feedback') note('doubt: its Send event')
    else if (after.through === before.through && age >= 2 * hourMs) note('doubt: proven unsent')
  }

  function onStop(before: Item, after: Item): void {
    const { stopUntil, why } = after
    if (stopUntil && stopUntil.N !== before.stopUntil?.N) {
      const reason = why?.S ?? ''
      if (/answers in a row/.test(reason)) note('breaker: stopped by ambiguous answers')
      else if (/were refused/.test(reason)) note('breaker: stopped by refusals')
      else note('breaker: stopped by SES')
    }
    const isDrawn = Number(after.left?.N ?? 0) < Number(before.left?.N ?? 0)
    if (stopUntil && isDrawn && Number(stopUntil.N) < clock()) note('breaker: a stop ends by itself')
    if (
      (before.refused || before.ambiguous) &&
      !after.refused &&
      !after.ambiguous &&
      before.stopUntil === stopUntil
    )
      note('breaker: a row of bad answers ends')
  }

  function onReader(before: Subscriber | undefined, after: Subscriber, writer: string): void {
    if (!before) return
    onDoubt(before, after, writer)
    if (after.status === 'suppressed' && before.status !== 'suppressed') note('reader: is suppressed')
    if (before.status === 'confirmed' && after.status === 'unsubscribed' && before.attempt)
      note('reader: leaves while a mail is on its way')
    if (after.status !== 'confirmed') return
    if (after.through !== before.through) onCovered(before, after)
    if (before.status === 'confirmed') onStaying(before, after)
    else note(after.lastAt === undefined ? 'reader: confirms' : 'reader: comes back')
  }

  function onStaying(before: Confirmed, after: Confirmed): void {
    if (JSON.stringify(before.preferences) !== JSON.stringify(after.preferences)) {
      note('reader: changes their choices')
      if (before.attempt) note('reader: changes them while a mail is on its way')
      if ((after.preferences.pausedUntil ?? 0) > clock()) note('reader: pauses')
    }
    const isClaim = after.attempt && !before.attempt
    if (before.restsUntil !== after.restsUntil)
      note(after.restsUntil === undefined ? 'reader: rests no more' : 'reader: rests')
    else if (isClaim && (after.restsUntil ?? clock()) < clock()) note('reader: rests no more')
    if (after.nextDueAt !== before.nextDueAt && after.rev !== before.rev && isOddSlot(after))
      note('reader: is due on a day of changed clocks')
  }

  function onCovered(before: Subscriber, { missed, ...after }: Subscriber): void {
    const through: string = after.through ?? ''
    for (const [id, publishedAt] of heads) {
      if (id <= (before.through ?? '') || id > through || clock() < publishedAt + editionLifetimeMs) continue
      note('edition: expired before a reader got it')
      break
    }
    for (const [id, outcome] of Object.entries(missed)) {
      if (outcome !== 'skipped' || before.missed[id] || id > through) continue
      note('edition: beyond the seven of a digest')
      break
    }
  }

  /** Within a day of a change of the reader's clocks. */
  function isOddSlot({ nextDueAt, preferences }: Confirmed): boolean {
    const { timezone } = preferences
    return offsetAt(nextDueAt - 12 * hourMs, timezone) !== offsetAt(nextDueAt + 12 * hourMs, timezone)
  }

  return {
    onLog(message, fields) {
      if (message === 'seat') onSeatRun(fields)
      if (message === 'letter') note(`letter: ${fields.outcome}` as Sometimes)
      if (message === 'edition') {
        heads.set(String(fields.id), clock())
        if (fields.kind !== 'holiday') note(`edition: ${fields.kind}` as Sometimes)
      }
    },
    onSubmit(outcome) {
      if (outcome === 'accepted') note('submit: accepted')
      else if (outcome === 'rate throttle') note('submit: throttled')
      else if (isRefusedForGood(outcome)) note('submit: refused')
      else if (leavesOpen(outcome)) note('submit: ambiguous')
      else if (concernsAccount(outcome)) note('submit: stopped')
    },
    onReader,
    onItem({ before = {}, after = {} }) {
      if (after.pk?.S === 'sending') {
        onStop(before, after)
        sending = after
      }
      if (after.sk?.S === 'seat' && before.holder && !after.holder) {
        note('seat: given back')
        if (before.asked) note('seat: given back with word left')
      }
    },
    onCommand(command, isWritten) {
      const { input } = command as { readonly input: Update }
      const sk = input.Key?.sk?.S
      if (sk === 'seat') onSeat(input, isWritten)
      if (sk === 'subscriber') onDelivery(input, isWritten)
      if (sk === 'sending' && !isWritten && input.UpdateExpression?.includes('#left')) {
        if (Number(sending.left?.N ?? 0) < Number(sending.block?.N ?? 0)) note('breaker: mails are used up')
      }
    },
    reached: () => reached,
  }
}

const offsets = new Map<string, Intl.DateTimeFormat>()

function offsetAt(at: EpochMs, zone: string): string {
  let format = offsets.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset', year: 'numeric' })
    offsets.set(zone, format)
  }
  return format.format(at)
}

import { unmarshall } from '@aws-sdk/util-dynamodb'
import { type EditionHead, isExpired } from '../../../shared/edition/edition.ts'
import type { Confirmed, Subscriber } from '../../../shared/subscriber/subscriber.ts'
import { type Clock, type EpochMs, minuteMs } from '../../../shared/time/clock.ts'
import type { Item } from '../../dynamo/engine/attribute-value.ts'
import { expectedDue } from './expected-due.ts'
import { bounds } from './promptness-bounds.ts'
import { Violation } from './violation.ts'

export interface PromptnessOptions {
  readonly clock: Clock
  /** Since when nothing goes wrong that would excuse a delay; undefined while something may. */
  readonly promptSince: () => EpochMs | undefined
  /** How much longer it takes for each reader who is served before. */
  readonly readerMs: number
}

/** What has to happen to a reader by a moment. */
interface Due {
  readonly by: EpochMs
  readonly why: 'prompt' | 'welcome' | 'doubt'
  readonly since: EpochMs
  /** The attempt that has to end or to be put aside; absent: the mail of `head` has to be settled. */
  readonly attempt?: string
  /** The attempt has to end. */
  readonly ends?: boolean
  readonly head: string
}

export interface Promptness {
  /** A write of one reader's item. */
  readonly onReader: (before: Subscriber | undefined, after: Subscriber) => void
  /** A write of any other item. */
  readonly onItem: (after: Item) => void
  /** Somebody signed up, and was told that a letter is on its way. */
  readonly onAsked: (id: string) => void
  readonly onLetter: (id: string) => void
  /** A tick begins: whoever is due now is served before the next one. */
  readonly onTick: () => void
  /** All actors have just died, and nothing that they began is promised. */
  readonly onCalm: () => void
  /** Throws for what is late. */
  readonly check: () => void
}

/** Holds the moments of readers against what they chose, and what is due against the clock. */
export function promptness({ clock, promptSince, readerMs }: PromptnessOptions): Promptness {
  let recent: readonly EditionHead[] = []
  let earlier: readonly EditionHead[] = []
  let publishedAt: EpochMs = 0
  const promised = new Map<string, Due>()
  /** Readers who are known by their items, so that a tick need not parse them all. */
  const readers = new Map<string, Confirmed>()
  /** Until when somebody who signed up gets their letter. */
  const letters = new Map<string, EpochMs>()
  const asking = new Set<string>()
  let feedback: Item | undefined
  let stopUntil: EpochMs = 0

  const newsOf = (heads: readonly EditionHead[], through: string): EpochMs => {
    const head = heads.at(-1)
    return head && head.id <= through ? head.nextAt : 0
  }

  /** Whenever something that a slot follows from was written, the slot is the one that follows. */
  function checkSlot(before: Subscriber, after: Confirmed): void {
    const isSame =
      before.status === 'confirmed' &&
      before.nextDueAt === after.nextDueAt &&
      before.lastAt === after.lastAt &&
      before.restsUntil === after.restsUntil &&
      before.confirmedAt === after.confirmedAt &&
      JSON.stringify(before.preferences) === JSON.stringify(after.preferences)
    if (isSame || before.rev === after.rev) return
    const { preferences, lastAt, confirmedAt, restsUntil, nextDueAt, through } = after
    const slotAfter = (heads: readonly EditionHead[]): EpochMs =>
      expectedDue(preferences, { lastAt, confirmedAt, restsUntil, newsAt: newsOf(heads, through) })
    const expected = slotAfter(recent)
    if (nextDueAt === expected) return
    if (clock() < publishedAt + bounds.oldNewsMs && nextDueAt === slotAfter(earlier)) return
    throw new Violation('due', `${after.id} is due ${inWords(nextDueAt)}, and should be ${inWords(expected)}`)
  }

  /** An attempt in doubt is looked at two hours after its start, and then every hour. */
  function checkPutAside(before: Confirmed, after: Confirmed): void {
    const { attempt } = after
    if (!attempt || before.rev !== after.rev || before.nextDueAt === after.nextDueAt) return
    if (after.nextDueAt === attempt.startedAt + bounds.doubtMs) return
    const late = after.nextDueAt - (clock() + bounds.nextLookMs)
    if (late <= minuteMs && late >= -bounds.slowWriteMs) return
    throw new Violation('doubt', `${attempt.id} is put aside until ${inWords(after.nextDueAt)}`)
  }

  function checkStatus(before: Subscriber, after: Subscriber): void {
    if (before.status === 'suppressed' && after.status !== 'suppressed')
      throw new Violation('for ever', `${after.id} was suppressed, and is ${after.status}`)
    if (after.status === 'suppressed' && after.expiresAtSeconds !== undefined)
      throw new Violation('for ever', `${after.id} is suppressed until ${after.expiresAtSeconds}`)
  }

  /** Each edition gets one outcome, when it is covered. */
  function checkOutcomes(before: Subscriber, after: Subscriber): void {
    const ids = Object.keys(after.missed)
    if (ids.length > 10) throw new Violation('shape', `${after.id} remembers ${ids.length} outcomes`)
    if (after.through === undefined || before.through === undefined) return
    for (const id of ids) {
      if (before.missed[id] === after.missed[id]) continue
      if (id <= before.through || id > after.through)
        throw new Violation(
          'I2 outcome',
          `${id} is ${after.missed[id]} for ${after.id}, who had ${before.through}`,
        )
    }
  }

  /** Nobody is claimed for editions without papers. */
  function checkClaim(before: Confirmed, { id, attempt }: Confirmed): void {
    if (!attempt || before.attempt?.id === attempt.id) return
    const span = recent.filter((each) => each.id > before.through && each.id <= attempt.head)
    if (span.length > 0 && span.every(({ kind }) => kind !== 'papers'))
      throw new Violation('due', `${id} is claimed, and ${attempt.head} has nothing for anybody`)
  }

  function keep(id: string, promise: Due): void {
    const known = promised.get(id)
    if (!known || known.by > promise.by || known.head !== promise.head) promised.set(id, promise)
  }

  /** What a write did in time is not owed any more. */
  function fulfil(after: Subscriber): void {
    const promise = promised.get(after.id)
    if (!promise) return
    const isPutOff = after.status !== 'confirmed' || after.nextDueAt > clock()
    const isDone =
      promise.attempt === undefined
        ? isPutOff || after.through >= promise.head
        : after.attempt?.id !== promise.attempt || (isPutOff && !promise.ends)
    if (!isDone) return
    promised.delete(after.id)
    if (clock() > promise.by) complain(after.id, promise)
  }

  const feedbackAt = (name: string): EpochMs => Number(feedback?.[name]?.N ?? 0)

  /** While sending is stopped, nobody is promised anything; nor is a proof, after a report that nobody can read. */
  function complain(id: string, { why, since }: Due): void {
    if (stopUntil > since) return
    if (why === 'doubt' && feedbackAt('unreadableAt') > since - bounds.nextLookMs) return
    throw new Violation(why, `${id} waits for ${Math.round((clock() - since) / minuteMs)} min`)
  }

  function welcome(before: Subscriber | undefined, after: Confirmed): void {
    const isNew = before && (before.status !== 'confirmed' || before.confirmedAt !== after.confirmedAt)
    const head = recent.at(-1)
    const now = clock()
    if (!isNew || !head || after.attempt || after.nextDueAt > now || after.through >= head.id) return
    const by = now + bounds.welcomeMs + readers.size * readerMs
    if (promptSince() === undefined || isExpired(head, by)) return
    keep(after.id, { by, why: 'welcome', since: now, head: head.id })
  }

  /** Whether it is proven by now that SES did not take an attempt. */
  function isProven(startedAt: EpochMs): boolean {
    const at = feedbackAt
    const { doubtMs } = bounds
    return (
      at('drainedAt') >= startedAt + doubtMs &&
      at('drainedAt') < startedAt + 2 * 24 * doubtMs &&
      at('sendSeenAt') >= startedAt &&
      at('unreadableAt') + 5 * minuteMs < startedAt
    )
  }

  function owe(reader: Confirmed, now: EpochMs, by: EpochMs): void {
    const { id, attempt, nextDueAt, preferences, confirmedAt, through } = reader
    const head = recent.at(-1)
    if (nextDueAt > now || !head) return
    if (!attempt) {
      if (through < head.id && !isExpired(head, by))
        keep(id, { by, why: 'prompt', since: now, head: head.id })
      return
    }
    if (now < attempt.startedAt + 6 * minuteMs) return
    const own = recent.find((each) => each.id === attempt.head)
    const nextSlot = expectedDue(preferences, {
      lastAt: attempt.startedAt,
      confirmedAt,
      newsAt: newsOf(recent, attempt.head),
      restsUntil: undefined,
    })
    const isOver = !own || isExpired(own, now) || now >= nextSlot || isProven(attempt.startedAt)
    const ends = isOver && now >= attempt.startedAt + bounds.doubtMs
    keep(id, { by, why: 'doubt', since: now, attempt: attempt.id, ends, head: head.id })
  }

  function check(): void {
    const now = clock()
    for (const [id, by] of letters) {
      if (now > by) throw new Violation('letter', `${id} signed up, and got no letter`)
    }
    for (const [id, promise] of promised) {
      if (now <= promise.by) continue
      promised.delete(id)
      complain(id, promise)
    }
  }

  return {
    onReader(before, after) {
      if (after.status === 'confirmed') readers.set(after.id, after)
      else readers.delete(after.id)
      if (after.status === 'pending') asking.add(after.id)
      else if (asking.delete(after.id)) letters.delete(after.id)
      fulfil(after)
      if (!before) return
      checkStatus(before, after)
      checkOutcomes(before, after)
      if (after.status !== 'confirmed') return
      checkSlot(before, after)
      if (before.status === 'confirmed') {
        checkPutAside(before, after)
        checkClaim(before, after)
      }
      welcome(before, after)
    },
    onItem(after) {
      const key = after.pk?.S
      if (key === 'feedback') feedback = after
      if (key === 'sending') stopUntil = Number(after.stopUntil?.N ?? 0)
      if (key !== 'editions') return
      earlier = recent
      recent = (unmarshall(after) as { readonly heads: readonly EditionHead[] }).heads
      publishedAt = clock()
    },
    onAsked(id) {
      if (promptSince() !== undefined && asking.has(id)) letters.set(id, clock() + bounds.letterMs)
    },
    onLetter: (id) => void letters.delete(id),
    onTick() {
      check()
      const since = promptSince()
      const now = clock()
      if (since === undefined || now < since + bounds.leaseMs || stopUntil > now) return
      const by = now + bounds.tickMs + readers.size * readerMs
      for (const reader of readers.values()) owe(reader, now, by)
    },
    onCalm() {
      promised.clear()
      letters.clear()
    },
    check,
  }
}

function inWords(at: EpochMs): string {
  return new Date(at).toISOString()
}

import type { DeliveryStore, DueRow, Settlement } from '../../shared/delivery/attempt/delivery-store.ts'
import type { EditionId } from '../../shared/edition/edition-id.ts'
import type { SubscriberId } from '../../shared/subscriber/subscriber-id.ts'
import type { EpochMs } from '../../shared/time/clock.ts'
import {
  isKnown,
  raisedRev,
  readItem,
  type SubscriberItem,
  type SubscriberItems,
  without,
} from './memory-subscriber-store.ts'

/** As many rows as one query of the table looks at, those it filters out included. */
const rowsPerPage = 100

/** The delivery protocol's writes, in memory. `due` is never stale here: a test hands in the stale row it wants. */
export function memoryDeliveryStore(items: SubscriberItems): DeliveryStore {
  const update = (id: SubscriberId, when: (item: SubscriberItem) => boolean, change: Change) => {
    const item = items.get(id)
    if (!item || !when(item)) return 'conflict'
    items.set(id, change(item))
    return 'written'
  }
  const settled = (settlement: Settlement) => (item: SubscriberItem) => ({
    ...without(item, ['attempt']),
    ...structuredClone(settlement),
    rev: raisedRev(item),
  })

  return {
    async due(shard, now, head, cursor) {
      const inShard = [...items.values()]
        .filter((item) => item.dueShard === shard && isDue(item, now))
        .map((item) => ({ row: rowOf(item), place: placeOf(item) }))
        .sort((a, b) => (a.place < b.place ? -1 : 1))
      const rest = inShard.filter(({ place }) => cursor === undefined || place > cursor)
      const looked = rest.slice(0, rowsPerPage)
      const rows = looked.map(({ row }) => row).filter((row) => row.through < head)
      const last = looked.length === rowsPerPage ? looked.at(-1) : undefined
      return last ? { rows, cursor: last.place } : { rows }
    },

    async oldestDue(shard, now) {
      const due = [...items.values()].filter((item) => item.dueShard === shard && isDue(item, now))
      return due.length === 0 ? undefined : Math.min(...due.map((item) => rowOf(item).nextDueAt))
    },

    async claim(row, attempt) {
      const claimed = update(
        row.id,
        (item) => isClaimable(item, row, attempt.head) && isKnown(item),
        (item) => ({ ...item, attempt: { ...attempt } }),
      )
      const item = claimed === 'written' ? items.get(row.id) : undefined
      const reader = item && readItem(item)
      return reader?.status === 'confirmed' ? reader : undefined
    },

    async settle(id, attemptId, rev, settlement) {
      const isOurs = (item: SubscriberItem) => hasAttempt(item, attemptId) && item.rev === rev
      return update(id, isOurs, settled(settlement))
    },

    async settleQuiet(row, rev, settlement) {
      const isUnchanged = (item: SubscriberItem) =>
        isClaimable(item, row, settlement.through) && item.rev === rev
      return update(row.id, isUnchanged, settled(settlement))
    },

    async release(id, attemptId) {
      const isOurs = (item: SubscriberItem) => hasAttempt(item, attemptId)
      return update(id, isOurs, (item) => without(item, ['attempt']))
    },

    async park({ id, attemptId, rev, nextDueAt }, until) {
      const isOurs = (item: SubscriberItem) =>
        hasAttempt(item, attemptId) && item.rev === rev && item.nextDueAt === nextDueAt
      return update(id, isOurs, (item) => ({ ...item, nextDueAt: until }))
    },

    async moveOn(id, rev, settlement) {
      return update(id, (item) => item.rev === rev, settled(settlement))
    },
  }
}

type Change = (item: SubscriberItem) => SubscriberItem

function isDue(item: SubscriberItem, now: EpochMs): boolean {
  return typeof item.nextDueAt === 'number' && item.nextDueAt <= now
}

function isClaimable(item: SubscriberItem, row: DueRow, head: EditionId): boolean {
  const isConfirmed = item.status === 'confirmed'
  const isAsSeen = item.nextDueAt === row.nextDueAt
  const hasNotGot = typeof item.through === 'string' && item.through < head
  return isConfirmed && isAsSeen && item.attempt === undefined && hasNotGot
}

function hasAttempt(item: SubscriberItem, attemptId: string): boolean {
  const attempt = item.attempt as { readonly id: string } | undefined
  return attempt?.id === attemptId
}

function rowOf(item: SubscriberItem): DueRow {
  const { id, nextDueAt, through } = item as SubscriberItem & DueRow
  return { id, nextDueAt, through }
}

/** Sorts by the moment, then by the id. */
function placeOf(item: SubscriberItem): string {
  const { id, nextDueAt } = rowOf(item)
  return `${String(nextDueAt).padStart(16, '0')} ${id}`
}

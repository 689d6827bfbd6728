import {
  parseSubscriber,
  type Subscriber,
  subscriberSchemaVersion,
} from '../../shared/subscriber/subscriber.ts'
import type { SubscriberId } from '../../shared/subscriber/subscriber-id.ts'
import type { Consent, SubscriberStore } from '../../shared/subscriber/subscriber-store.ts'

/** One subscriber as the table holds it: by its attributes, those of the future included. */
export type SubscriberItem = Readonly<Record<string, unknown>>

/** All items. Each write below replaces one at once, as a conditional update of the table does. */
export type SubscriberItems = Map<SubscriberId, SubscriberItem>

export function readItem(item: SubscriberItem): Subscriber {
  return parseSubscriber(structuredClone(item))
}

/** Whether this release knows the item's version. */
export function isKnown({ version }: SubscriberItem): boolean {
  return typeof version === 'number' && version <= subscriberSchemaVersion
}

/** The item without some attributes. */
export function without(item: SubscriberItem, attributes: readonly string[]): SubscriberItem {
  return Object.fromEntries(Object.entries(item).filter(([name]) => !attributes.includes(name)))
}

/** `rev` one higher; an item that has none counts from 0. */
export function raisedRev(item: SubscriberItem | undefined): number {
  return (typeof item?.rev === 'number' ? item.rev : 0) + 1
}

const whileHere = ['nextDueAt', 'dueShard', 'confirmations', 'request']

/** Subscribers, in memory. */
export function memorySubscriberStore(
  items: SubscriberItems,
  consents: Map<string, Consent>,
): SubscriberStore {
  return {
    async get(id) {
      const item = items.get(id)
      return item && readItem(item)
    },

    async write(id, rev, change) {
      const item = items.get(id)
      if (rev === undefined ? item : item?.rev !== rev) return 'conflict'
      items.set(id, {
        ...without(item ?? {}, change.remove ?? []),
        ...structuredClone(change.set),
        id,
        version: subscriberSchemaVersion,
        rev: raisedRev(item),
      })
      return 'written'
    },

    async leave(id, status, at) {
      const item = items.get(id)
      if (!item || (item.status === 'suppressed' && status !== 'suppressed')) return 'unknown'
      const gone = status === 'suppressed' ? [...whileHere, 'expiresAtSeconds'] : whileHere
      items.set(id, { leftAt: at, ...without(item, gone), status, rev: raisedRev(item) })
      return 'left'
    },

    async stored(id) {
      const item = items.get(id)
      return item && { ...structuredClone(item), rev: Number(item.rev) }
    },

    async keepOnly(id, stored, { keep, set }) {
      const item = items.get(id)
      if (item?.rev !== stored.rev) return 'conflict'
      const kept = Object.entries(item).filter(([name]) => keep.includes(name))
      items.set(id, { ...Object.fromEntries(kept), ...set, rev: raisedRev(item) })
      return 'written'
    },

    async countSoftBounce(id, reportId) {
      const item = items.get(id)
      if (!item || !isKnown(item) || item.softBounceReport === reportId) return undefined
      const softBounces = (typeof item.softBounces === 'number' ? item.softBounces : 0) + 1
      items.set(id, { ...item, softBounceReport: reportId, softBounces })
      return softBounces
    },

    async clearSoftBounces(id) {
      const item = items.get(id)
      if (item) items.set(id, without(item, ['softBounces']))
    },

    async keepConsent(id, confirmation, consent) {
      const key = `${id} ${confirmation}`
      if (!consents.has(key)) consents.set(key, structuredClone(consent))
    },

    async dropConsent(id, confirmation) {
      consents.delete(`${id} ${confirmation}`)
    },

    async dropConsents(id) {
      for (const key of consents.keys()) if (key.startsWith(`${id} `)) consents.delete(key)
    },
  }
}

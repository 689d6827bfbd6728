import type { LetterQueue } from '../../../shared/subscriber/letter-message.ts'
import type { SubscriberStore } from '../../../shared/subscriber/subscriber-store.ts'

/** The same store and queue, with every call noted by its name. */
export function countedCalls(store: SubscriberStore, queue: LetterQueue) {
  const names: string[] = []
  const subscribers: SubscriberStore = {
    backOff: store.backOff,
    get: (id) => noted('get', store.get(id)),
    write: (id, rev, change) => noted('write', store.write(id, rev, change)),
    leave: (id, status, at) => noted('leave', store.leave(id, status, at)),
    stored: (id) => noted('stored', store.stored(id)),
    keepOnly: (...args) => noted('keepOnly', store.keepOnly(...args)),
    countSoftBounce: (id, reportId) => noted('countSoftBounce', store.countSoftBounce(id, reportId)),
    clearSoftBounces: (id) => noted('clearSoftBounces', store.clearSoftBounces(id)),
    keepConsent: (id, confirmation, consent) =>
      noted('keepConsent', store.keepConsent(id, confirmation, consent)),
    dropConsent: (id, confirmation) => noted('dropConsent', store.dropConsent(id, confirmation)),
    keepEarlier: (...args) => noted('keepEarlier', store.keepEarlier(...args)),
    earlier: (...args) => noted('earlier', store.earlier(...args)),
    dropEarlier: (...args) => noted('dropEarlier', store.dropEarlier(...args)),
    dropConsents: (id) => noted('dropConsents', store.dropConsents(id)),
  }
  const letters: LetterQueue = {
    send: (message, delaySeconds) => noted('send', queue.send(message, delaySeconds)),
  }
  function noted<T>(name: string, result: T): T {
    names.push(name)
    return result
  }
  return {
    subscribers,
    letters,
    names,
    /** The calls that change something. */
    changes: () => names.filter((name) => !['get', 'stored', 'earlier'].includes(name)),
    /** Returns the calls noted so far, and forgets them. */
    take: () => names.splice(0),
  }
}

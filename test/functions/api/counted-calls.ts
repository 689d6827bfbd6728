import type { LetterQueue } from '../../../shared/subscriber/letter/letter-message.ts'
import type { RequestSubscriptionDeps } from '../../../shared/subscriber/sign-up/request-subscription.ts'
import type { SubscriberStore } from '../../../shared/subscriber/subscriber-store.ts'

type SignUpParts = Pick<
  RequestSubscriptionDeps,
  'budgets' | 'budgetLimits' | 'signUpGuard' | 'waitingLetters'
>

/** The same stores and queue, with every call noted by its name. */
export function countedCalls(store: SubscriberStore, queue: LetterQueue, parts: SignUpParts) {
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
    keepConsent: (id, request, consent) => noted('keepConsent', store.keepConsent(id, request, consent)),
    hasConsent: (id, request) => noted('hasConsent', store.hasConsent(id, request)),
    dropConsent: (id, request) => noted('dropConsent', store.dropConsent(id, request)),
    keepEarlier: (...args) => noted('keepEarlier', store.keepEarlier(...args)),
    earlier: (...args) => noted('earlier', store.earlier(...args)),
    dropEarlier: (...args) => noted('dropEarlier', store.dropEarlier(...args)),
    dropConsents: (id) => noted('dropConsents', store.dropConsents(id)),
  }
  const letters: LetterQueue = {
    send: (message, delaySeconds) => noted('send', queue.send(message, delaySeconds)),
  }
  const signUps: SignUpParts = {
    ...parts,
    budgets: {
      spend: (kind, key, now) =>
        noted(
          kind.includes('mailbox') ? 'spend mailbox' : `spend ${kind}`,
          parts.budgets.spend(kind, key, now),
        ),
      giveBack: (kind, key, at) => noted('giveBack', parts.budgets.giveBack(kind, key, at)),
    },
    signUpGuard: { read: () => noted('read guard', parts.signUpGuard.read()) },
    waitingLetters: { hold: (letter) => noted('hold', parts.waitingLetters.hold(letter)) },
  }
  function noted<T>(name: string, result: T): T {
    names.push(name)
    return result
  }
  return {
    subscribers,
    letters,
    signUps,
    names,
    /** The calls that change something. */
    changes: () =>
      names.filter((name) => !['get', 'stored', 'hasConsent', 'earlier', 'read guard'].includes(name)),
    /** Returns the calls noted so far, and forgets them. */
    take: () => names.splice(0),
  }
}

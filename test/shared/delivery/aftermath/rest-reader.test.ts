import { beforeEach, describe, expect, test } from 'vitest'
import { applyFeedback, type FeedbackDeps } from '../../../../shared/delivery/aftermath/feedback.ts'
import { restMs, restReader } from '../../../../shared/delivery/aftermath/rest-reader.ts'
import { restorePlan } from '../../../../shared/delivery/aftermath/restore-plan.ts'
import { outcomeFor } from '../../../../shared/delivery/aftermath/tally.ts'
import { deliverDigest } from '../../../../shared/delivery/attempt/deliver-digest.ts'
import { settle } from '../../../../shared/delivery/attempt/settle.ts'
import { changePreferences } from '../../../../shared/subscriber/change/change-preferences.ts'
import { eraseSubscriber } from '../../../../shared/subscriber/leaving/erase-subscriber.ts'
import { letterFor } from '../../../../shared/subscriber/letter/letters.ts'
import { confirmSubscription } from '../../../../shared/subscriber/sign-up/confirm-subscription.ts'
import { requestSubscription } from '../../../../shared/subscriber/sign-up/request-subscription.ts'
import { dayMs, hourMs } from '../../../../shared/time/clock.ts'
import type { TimeZone } from '../../../../shared/time/time-zone.ts'
import { aRequestId, confirmTokenOf, requestIds, someTokenKeys } from '../../../fakes/a-request.ts'
import { aConfirmed, aPending, dailyAtEight, monday } from '../../../fakes/a-subscriber.ts'
import { anEdition, anEditionId, headOf } from '../../../fakes/an-edition.ts'
import { memoryLetterQueue } from '../../../fakes/memory-letter-queue.ts'
import { signUpParts } from '../../../fakes/sign-up-parts.ts'
import { deliveryWorld, rowOf } from '../attempt/delivery-world.ts'

const reader = aConfirmed()
const { id } = reader
const restsUntil = monday + restMs
/** Eight o'clock of the first day whose eight o'clock is not within the rest. */
const firstSlotAfter = Date.UTC(2026, 11, 24, 8)
const request = aRequestId(1)

let world: ReturnType<typeof deliveryWorld>
let deps: FeedbackDeps
beforeEach(() => {
  world = deliveryWorld()
  const { proof, reputation, guard, editions } = world
  deps = { ...world.deps, proof, reputation, guard, editions, idOf: () => id }
  world.put(reader)
})

const softBounce = (reportId: string, at = world.time.clock()) =>
  applyFeedback(deps, {
    kind: 'bounce',
    reportId,
    at,
    subscriber: id,
    bounced: [{ trouble: 'soft', isAddressee: true }],
    isHarm: false,
  })

describe('a rest', () => {
  test('a rest moves the next digest to the first slot after 30 days, and leaves the reader confirmed', async () => {
    expect(await restReader(deps, id, monday)).toBe('resting')
    expect(world.item(id)).toEqual({
      ...reader,
      restsUntil,
      nextDueAt: firstSlotAfter,
      rev: reader.rev + 1,
    })
  })

  test('a rest depends on the moment of the bounce alone, so a report that comes again changes nothing', async () => {
    await restReader(deps, id, monday)
    const before = world.item(id)
    world.time.advance(5 * dayMs)
    expect(await restReader(deps, id, monday)).toBe('ignored')
    expect(world.item(id)).toEqual(before)
  })

  test('a report of more than 30 days ago lets nobody rest', async () => {
    expect(await restReader(deps, id, monday - restMs)).toBe('ignored')
    expect(world.item(id)).toEqual(reader)
  })

  test('a report of the future counts as one of now', async () => {
    await restReader(deps, id, monday + 365 * dayMs)
    expect(world.item(id)).toMatchObject({ restsUntil })
  })

  test.each<[string, object]>([
    ['a pending', aPending()],
    ['an unsubscribed', { ...aPending(), status: 'unsubscribed' }],
    ['a suppressed', { ...aPending(), status: 'suppressed' }],
  ])('%s subscriber does not rest, because no digest goes to them', async (_what, part) => {
    world.put({ ...part, id })
    const before = world.item(id)
    expect(await restReader(deps, id, monday)).toBe('ignored')
    expect(world.item(id)).toEqual(before)
  })
})

describe('a row of soft bounces', () => {
  const untilResting = async () => {
    for (const reportId of ['a', 'b', 'c', 'd', 'e']) await softBounce(reportId)
  }

  test('the last report of a row that comes again changes nothing, even days later', async () => {
    await untilResting()
    const before = world.item(id)
    world.time.advance(3 * dayMs)
    expect(await softBounce('e', monday)).toBe('ignored')
    expect(world.item(id)).toEqual(before)
  })

  test('the last report of a row that crashed between its count and the rest begins the rest when it comes again', async () => {
    world.put({ ...reader, softBounces: 5, softBounceReport: 'e' })
    expect(await softBounce('e')).toBe('resting')
    expect(world.item(id)).toMatchObject({ restsUntil })
  })

  test('after the rest one more soft bounce is enough, and a delivery ends the row', async () => {
    await untilResting()
    world.time.advance(31 * dayMs)
    expect(await softBounce('f')).toBe('resting')
    expect(world.item(id)).toMatchObject({ restsUntil: monday + 61 * dayMs })
    await applyFeedback(deps, { kind: 'delivery', subscriber: id, recipients: [] })
    world.time.advance(31 * dayMs)
    expect(await softBounce('g')).toBe('counted')
  })

  test('a complaint or a permanent bounce while a reader rests suppresses for ever', async () => {
    await untilResting()
    await applyFeedback(deps, { kind: 'complaint', subscriber: id, recipients: [], isHarm: true })
    expect(world.item(id)).toMatchObject({ status: 'suppressed' })
    expect(world.item(id)).not.toHaveProperty('restsUntil')
    expect(world.item(id)).not.toHaveProperty('nextDueAt')
  })

  test('soft bounces of a suppressed reader change no status', async () => {
    await world.subscribers.leave(id, 'suppressed', monday)
    await untilResting()
    expect(world.item(id)).toMatchObject({ status: 'suppressed' })
    expect(world.item(id)).not.toHaveProperty('restsUntil')
  })
})

describe('while a reader rests', () => {
  const resting = { ...reader, restsUntil, nextDueAt: firstSlotAfter }

  test('the row that a worker saw before the rest is not claimed any more', async () => {
    const run = await world.published(anEdition(22), anEdition(23))
    await restReader(deps, id, monday)
    expect(await deliverDigest(world.deps, rowOf(reader), run)).toBe('lost')
    expect(world.mailer.calls).toHaveLength(0)
  })

  test('an attempt that is settled after the rest began leaves the next digest after the rest', async () => {
    await world.published(anEdition(22), anEdition(23))
    const attempt = { id: 'attempt-1', head: anEditionId(23), startedAt: monday }
    const claimed = { ...reader, attempt }
    world.put(claimed)
    await restReader(deps, id, monday)
    const recent = await world.editions.recent()
    expect(await settle(deps, claimed, attempt, 'submitted', recent)).toBe('submitted')
    expect(world.item(id)).toMatchObject({ through: anEditionId(23), nextDueAt: firstSlotAfter })
  })

  test('a change of preferences does not end the rest', async () => {
    world.put(resting)
    const letters = memoryLetterQueue()
    const also = { letters, recentEditions: () => world.editions.recent(), newRequestId: requestIds() }
    const link = { id, carried: '0', mailedAt: monday }
    const preferences = { ...dailyAtEight, hour: 17 }
    await changePreferences({ ...deps, ...also }, link, { preferences, asShown: (stored) => stored })
    expect(world.item(id)).toMatchObject({ restsUntil, nextDueAt: Date.UTC(2026, 11, 23, 17) })
  })

  test('an edition counts as waiting for a resting reader, and as skipped once it is beyond a digest', () => {
    const edition = headOf(anEdition(23))
    expect(outcomeFor(resting, edition, 3, monday)).toBe('waiting')
    expect(outcomeFor(resting, edition, 7, monday)).toBe('skipped')
  })

  test('a table that comes back from a backup keeps to the rest', () => {
    const after = {
      recent: [headOf(anEdition(22)), headOf(anEdition(23))],
      schedule: { timezone: 'UTC' as TimeZone, hour: 6 },
      now: monday + hourMs,
    }
    const { settlement } = restorePlan(id, resting, [], after)
    expect(settlement).toMatchObject({ nextDueAt: firstSlotAfter })
  })

  test('unsubscribing and erasing forget the rest', async () => {
    world.put(resting)
    await world.subscribers.leave(id, 'unsubscribed', monday)
    expect(world.item(id)).not.toHaveProperty('restsUntil')
    world.put(resting)
    await eraseSubscriber(world.subscribers, id, monday)
    expect(world.item(id)).not.toHaveProperty('restsUntil')
  })
})

describe('the end of a rest', () => {
  test('a rest ends by itself: 30 days later the reader is due and gets their digest', async () => {
    world.put({ ...reader, restsUntil, nextDueAt: firstSlotAfter })
    world.time.advance(firstSlotAfter - monday)
    const publishedAt = world.time.clock() - hourMs
    const run = await world.published(anEdition(22), anEdition(23, { publishedAt }))
    const { rows } = await world.deliveries.due(reader.dueShard, world.time.clock(), run.head.id)
    expect(rows).toHaveLength(1)
    expect(await deliverDigest(world.deps, rows[0] ?? rowOf(reader), run)).toBe('submitted')
    // The next slot is the next day: the rest is over.
    expect(world.item(id)).toMatchObject({ nextDueAt: firstSlotAfter + dayMs })
  })

  /** Signs up with other preferences, as anybody could. */
  async function signUp() {
    const letters = memoryLetterQueue()
    const form = {
      address: reader.address,
      preferences: { ...dailyAtEight, hour: 3 },
      ip: '192.0.2.9',
      form: 'https://paperwire.example/subscribe',
      wording: 'en-2',
      isProven: false,
    }
    await requestSubscription({ ...deps, ...signUpParts(), letters, newRequestId: () => request }, form)
    return {
      letters,
      confirm: () => confirmSubscription(confirmDeps(letters), confirmTokenOf(id, request), '192.0.2.9'),
    }
  }
  const confirmDeps = (letters: ReturnType<typeof memoryLetterQueue>) => ({
    ...deps,
    tokenKeys: someTokenKeys,
    letters,
    recentEditions: () => world.editions.recent(),
    summonWorker: async () => {},
  })

  test('a resting reader who signs up again is mailed a confirmation, and rests until they confirm', async () => {
    const resting = { ...reader, restsUntil, nextDueAt: firstSlotAfter, softBounces: 5 }
    world.put(resting)
    const { letters } = await signUp()
    expect(letters.sent).toMatchObject([{ letter: 'confirm', id, request }])
    expect(world.item(id)).toMatchObject({ ...resting, rev: resting.rev + 1 })
    const asking = await world.subscribers.get(id)
    expect(letterFor('confirm', asking, request, monday)).toMatchObject({
      letter: 'confirm',
      request,
      // The letter names the reader's own choices, not those of whoever signed up.
      subscriber: { preferences: reader.preferences },
    })
    expect(letterFor('confirm', asking, aRequestId(2), monday)).toBeUndefined()
  })

  test('a confirmation ends the rest and the row, and keeps preferences, history and a proof of consent', async () => {
    world.put({ ...reader, restsUntil, nextDueAt: firstSlotAfter, softBounces: 5, softBounceReport: 'e' })
    const { confirm } = await signUp()
    expect(await confirm()).toMatchObject({ state: 'confirmed', isNew: true })
    const { preferences, since, through, lastAt, nextDueAt } = reader
    expect(world.item(id)).toMatchObject({
      status: 'confirmed',
      preferences,
      since,
      through,
      lastAt,
      nextDueAt,
    })
    for (const gone of ['restsUntil', 'softBounces', 'requests'])
      expect(world.item(id)).not.toHaveProperty(gone)
    expect(await confirm()).toMatchObject({ state: 'confirmed' })
    // The report that began the rest does not begin it again.
    expect(await softBounce('e', monday)).toBe('ignored')
    expect(world.item(id)).not.toHaveProperty('restsUntil')
  })

  test('a reader whose rest is over is told that they are subscribed, as everybody else', async () => {
    world.put({ ...reader, restsUntil: monday })
    const { letters } = await signUp()
    expect(letters.sent).toMatchObject([{ letter: 'already-subscribed' }])
  })

  test('a reader who is suppressed for good gets no letter, however often they sign up', async () => {
    await world.subscribers.leave(id, 'suppressed', monday)
    const { letters, confirm } = await signUp()
    expect(letters.sent).toMatchObject([{ letter: 'none' }])
    expect(await confirm()).toEqual({ state: 'suppressed' })
  })
})

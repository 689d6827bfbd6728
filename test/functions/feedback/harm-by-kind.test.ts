import { readFileSync } from 'node:fs'
import { beforeEach, expect, test } from 'vitest'
import { feedbackHandler } from '../../../functions/feedback/feedback.ts'
import { watchReputation } from '../../../shared/delivery/aftermath/reputation.ts'
import { subscriberIds } from '../../../shared/subscriber/subscriber-id.ts'
import { dayMs } from '../../../shared/time/clock.ts'
import { anId, aPending, monday } from '../../fakes/a-subscriber.ts'
import { anSqsEvent, failed } from '../../fakes/an-sqs-event.ts'
import { memoryLog } from '../../fakes/memory-log.ts'
import { memoryMetrics } from '../../fakes/memory-metrics.ts'
import { deliveryWorld } from '../../shared/delivery/attempt/delivery-world.ts'

type Json = Record<string, unknown>
const fixture = (name: string): Json =>
  JSON.parse(readFileSync(new URL(`../../fixtures/ses-events/${name}.json`, import.meta.url), 'utf8'))
const envelope = fixture('sns-notification')

let world: ReturnType<typeof deliveryWorld>
let metrics: ReturnType<typeof memoryMetrics>
beforeEach(() => {
  world = deliveryWorld()
  metrics = memoryMetrics()
})

/** A report of a mail to subscriber number `count` with these tags. */
function report(name: string, count: number, tags: Readonly<Record<string, string>>): string {
  const event = fixture(name)
  const mail = event.mail as Json
  const all = {
    subscriber: [anId(count)],
    ...Object.fromEntries(Object.entries(tags).map(([k, v]) => [k, [v]])),
  }
  return JSON.stringify({ ...envelope, Message: JSON.stringify({ ...event, mail: { ...mail, tags: all } }) })
}
const run = (...bodies: readonly string[]) =>
  feedbackHandler({
    ...world,
    idOf: subscriberIds(Buffer.alloc(32, 7)),
    clock: world.time.clock,
    log: memoryLog(),
    metrics,
  })(anSqsEvent(...bodies))
const counts = () => world.reputation.since(monday - dayMs)
const none = { bounces: 0, complaints: 0 }
const toStranger = { letter: 'confirm', to: 'unconfirmed' }

test('forty invented addresses that bounce stop no digest, and let the sign-up trickle', async () => {
  const bodies = Array.from({ length: 40 }, (_, count) => report('bounce-permanent', count, toStranger))
  expect(await run(...bodies)).toEqual(failed())
  expect(await counts()).toMatchObject({ digests: none, letters: none, unconfirmed: { bounces: 40 } })
  expect(await world.guard.read()).toBe('trickle')
  expect(await watchReputation(world, 100, monday)).toBeUndefined()
  expect(metrics.counts).toMatchObject({ Bounces: 40, UnconfirmedHarm: 40 })
})

test('four strangers who complain stop no digest, and let the sign-up trickle', async () => {
  for (let count = 0; count < 4; count++) await run(report('complaint', count, toStranger))
  expect(await counts()).toMatchObject({ digests: none, unconfirmed: { complaints: 4 } })
  expect(await world.guard.read()).toBe('trickle')
  expect(await watchReputation(world, 100, monday)).toBeUndefined()
})

test('the guard goes up with the very report that reaches its limit', async () => {
  const steps: string[] = []
  for (let count = 0; count < 6; count++) {
    await run(report('bounce-permanent', count, toStranger))
    steps.push(await world.guard.read())
  }
  expect(steps).toEqual(['open', 'open', 'open', 'open', 'guarded', 'guarded'])
})

test.each([
  ['a digest', { edition: '2026-11-23', attempt: 'attempt-1' }, 'digests'],
  ['a mail without tags of ours', {}, 'digests'],
  ['the way back', { letter: 'undo', to: 'confirmed' }, 'letters'],
  ['a link that erases', { letter: 'erase' }, 'letters'],
  ['an answer to a reader', { letter: 'already-subscribed', to: 'confirmed' }, 'letters'],
  ['a confirmation of the release before', { letter: 'confirm' }, 'unconfirmed'],
] as const)('the harm of %s counts for its kind alone', async (_what, tags, kind) => {
  for (let count = 0; count < 5; count++) {
    await run(report('bounce-permanent', count, tags), report('complaint', count, tags))
  }
  const all = await counts()
  for (const each of ['digests', 'letters', 'unconfirmed'] as const) {
    expect(all[each], each).toMatchObject(each === kind ? { bounces: 5, complaints: 5 } : none)
  }
  expect(await world.guard.read()).toBe(kind === 'unconfirmed' ? 'trickle' : 'open')
})

test('a harmless report of a letter to a stranger raises nothing', async () => {
  for (const name of ['bounce-transient', 'delivery', 'complaint-not-spam', 'bounce-suppression-list']) {
    for (let count = 0; count < 6; count++) await run(report(name, count, toStranger))
  }
  expect((await counts()).unconfirmed).toMatchObject(none)
  expect(await world.guard.read()).toBe('open')
})

test('an address whose letter bounced is suppressed, whoever asked for the letter', async () => {
  world.put(aPending({ id: anId(1) }))
  await run(report('bounce-permanent', 1, toStranger))
  expect(world.item(anId(1))).toMatchObject({ status: 'suppressed' })
})

test('a report whose harm cannot be counted comes again, and raises the guard then', async () => {
  const bodies = Array.from({ length: 5 }, (_, count) => report('bounce-permanent', count, toStranger))
  const [last = '', ...others] = bodies
  await run(...others)
  const { reputation } = world
  world = { ...world, reputation: { ...reputation, count: () => Promise.reject(new Error('no table')) } }
  expect(await run(last)).toEqual(failed(0))
  world = { ...world, reputation }
  expect(await run(last)).toEqual(failed())
  expect(await world.guard.read()).toBe('guarded')
})

import { expect, test } from 'vitest'
import { aConfirmed } from '../../fakes/a-subscriber.ts'
import { aSuppressed } from '../../shared/subscriber/a-leaver.ts'
import { ann, email } from './a-reader.ts'
import { apiWorld } from './api-world.ts'

test('a whole subscription counts one sign-up, one confirmation and one leave, however often its pages are opened', async () => {
  const world = apiWorld()
  await world.get('/')
  await world.postForm('/subscribe', { email })
  const [link = ''] = await world.mailedLinks()
  await world.get(link)
  await world.post(link)
  await world.get(world.unsubscribePath(ann))
  await world.post(world.unsubscribePath(ann))
  expect(world.metrics.counts).toEqual({ SignUps: 1, Confirmations: 1, Leaves: 1 })
})

test('a confirmation button that is pressed again is counted once', async () => {
  const world = apiWorld()
  await world.postForm('/subscribe', { email })
  const [link = ''] = await world.mailedLinks()
  for (let press = 0; press < 3; press++) await world.post(link)
  expect(world.metrics.counts).toMatchObject({ Confirmations: 1 })
})

test.each([
  ['new', []],
  ['confirmed', [aConfirmed({ id: ann })]],
  ['suppressed', [aSuppressed({ id: ann })]],
])('a sign-up counts alike for an address that is %s', async (_who, items) => {
  const world = apiWorld()
  world.put(...items)
  await world.postJson({ email })
  await world.postForm('/subscribe', { email })
  expect(world.metrics.counts).toEqual({ SignUps: 2 })
})

test('a refused request is not counted', async () => {
  const world = apiWorld()
  await world.postForm('/subscribe', { email: 'nobody' })
  await world.postJson({ email: 'nobody' })
  await world.post(`/confirm/nonsense`)
  await world.post('/unsubscribe/nonsense')
  await world.post(world.unsubscribePath(ann))
  expect(world.metrics.counts).toEqual({})
})

import { unmarshall } from '@aws-sdk/util-dynamodb'
import { expect, test } from 'vitest'
import { hourMs } from '../../shared/time/clock.ts'
import { aConfirmed, monday } from '../fakes/a-subscriber.ts'
import { exampleWorld } from './example-world.ts'
import { printTrace } from './trace.ts'

const { dueShard, ...reader } = aConfirmed()
const place = { pk: { S: `subscriber#${reader.id}` }, sk: { S: 'subscriber' } }

test('production publishes once, summons the worker and sends one digest to one subscriber', async () => {
  const world = exampleWorld(monday)
  world.put({ ...reader, dueShard } as typeof reader)
  world.tick()
  await world.time.run()
  expect(world.queues.seats.counts().visible).toBe(1)

  world.deliver()
  await world.time.run(() => world.queues.feedback.counts().visible === 2)
  expect(world.ses.accepted).toEqual([
    expect.objectContaining({
      recipients: [reader.address],
      tags: { edition: '2026-11-23', subscriber: reader.id, attempt: expect.any(String) },
    }),
  ])
  const settled = unmarshall(world.dynamo.item(place) ?? {})
  expect(settled).toMatchObject({ through: '2026-11-23', lastAt: monday, nextDueAt: monday + 23 * hourMs })
  expect(settled.attempt).toBeUndefined()

  world.feedback()
  world.tick()
  await world.time.run()
  expect(world.queues.feedback.bodies()).toEqual([])
  expect(world.queues.seats.bodies()).toEqual([])
  expect(world.ses.accepted).toHaveLength(1)
  expect(printTrace(world.time.trace)).toContain('deliver  effect SendRawEmail edition=2026-11-23')
})

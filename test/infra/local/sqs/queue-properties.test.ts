// @module-tag property
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type LocalQueue, localQueue } from '../../../../infra/local/sqs/queue.ts'
import { handClock } from './hand-clock.ts'

type Operation =
  | { readonly do: 'send'; readonly delaySeconds: number }
  | { readonly do: 'receive'; readonly max: number }
  | { readonly do: 'delete' | 'release'; readonly pick: number }
  | { readonly do: 'pass'; readonly seconds: number }

const operations = fc.array(
  fc.oneof<fc.Arbitrary<Operation>[]>(
    fc.record({ do: fc.constant('send'), delaySeconds: fc.constantFrom(0, 0, 5, 900) }),
    fc.record({ do: fc.constant('receive'), max: fc.integer({ min: 1, max: 10 }) }),
    fc.record({ do: fc.constantFrom('delete', 'release'), pick: fc.nat() }),
    fc.record({ do: fc.constant('pass'), seconds: fc.constantFrom(1, 10, 30, 900) }),
  ),
  // fast-check's own size would stop at ten steps, too few for a message to become a dead letter.
  { maxLength: 60, size: 'max' },
)

interface World {
  readonly queue: LocalQueue
  readonly dead: LocalQueue
  readonly sent: Set<string>
  readonly deleted: Set<string>
  readonly pass: (seconds: number) => void
}

/** Runs the operations, then calls `look` after each with the ids that it received. */
function live(
  steps: readonly Operation[],
  duplicateShare: number,
  look: (world: World, ids: string[]) => void,
) {
  const { clock, pass } = handClock()
  const dead = localQueue({ name: 'dead', clock, visibilityTimeoutSeconds: 30 })
  const options = { name: 'queue', clock, visibilityTimeoutSeconds: 30, maxReceiveCount: 2, deadLetter: dead }
  const queue = localQueue({ ...options, duplicateShare, random: () => 0 })
  const world: World = { queue, dead, sent: new Set(), deleted: new Set(), pass }
  const handles: { readonly id: string; readonly handle: string }[] = []
  for (const step of steps) {
    let ids: string[] = []
    if (step.do === 'send') world.sent.add(queue.send('body', { delaySeconds: step.delaySeconds }).messageId)
    else if (step.do === 'pass') pass(step.seconds)
    else if (step.do === 'receive') {
      const received = queue.receive(step.max)
      ids = received.map((message) => message.messageId)
      handles.push(...received.map((message) => ({ id: message.messageId, handle: message.receiptHandle })))
    } else {
      const chosen = handles[step.pick % Math.max(1, handles.length)]
      if (!chosen) continue
      if (step.do === 'release') queue.changeVisibility(chosen.handle, 0)
      else if (queue.delete(chosen.handle) === 'deleted') world.deleted.add(chosen.id)
    }
    look(world, ids)
  }
  return world
}

/** Every id that can still be received from a queue, after waiting until no message is hidden. */
function everythingIn(queue: LocalQueue, pass: (seconds: number) => void): string[] {
  const ids: string[] = []
  pass(900)
  while (queue.nextVisibleAt() !== undefined) {
    const received = queue.receive(10)
    for (const { messageId, receiptHandle } of received) {
      ids.push(messageId)
      queue.delete(receiptHandle)
    }
  }
  return ids
}

function total(queue: LocalQueue): number {
  const { visible, inFlight, delayed } = queue.counts()
  return visible + inFlight + delayed
}

test('no message that was not deleted is ever lost, and no deleted message comes back', () => {
  let moved = 0
  fc.assert(
    fc.property(operations, (steps) => {
      const { queue, dead, sent, deleted, pass } = live(steps, 0, (world, ids) => {
        for (const id of ids) expect(world.deleted).not.toContain(id)
        expect(total(world.queue) + total(world.dead)).toBe(world.sent.size - world.deleted.size)
      })
      moved += total(dead)
      const left = [...everythingIn(queue, pass), ...everythingIn(dead, pass)]
      expect(left.sort()).toEqual([...sent].filter((id) => !deleted.has(id)).sort())
    }),
    { numRuns: 500 },
  )
  // Without it the property would say nothing about dead letters.
  expect(moved).toBeGreaterThan(0)
})

test('no message that was not deleted is ever lost, even if messages are duplicated', () => {
  let cameBack = 0
  fc.assert(
    fc.property(operations, (steps) => {
      const { queue, dead, sent, deleted, pass } = live(steps, 1, (world, ids) => {
        cameBack += ids.filter((id) => world.deleted.has(id)).length
        expect(new Set(ids).size).toBe(ids.length)
      })
      const left = new Set([...everythingIn(queue, pass), ...everythingIn(dead, pass)])
      for (const id of sent) expect(left.has(id) || deleted.has(id)).toBe(true)
    }),
    { numRuns: 500 },
  )
  expect(cameBack).toBeGreaterThan(0)
})

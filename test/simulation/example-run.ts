import { hourMs, minuteMs } from '../../shared/time/clock.ts'
import { aConfirmed, monday } from '../fakes/a-subscriber.ts'
import { exampleWorld } from './example-world.ts'
import { orderly, type Policy, randomly } from './policy.ts'
import { random } from './random.ts'
import { printTrace } from './trace.ts'

/**
 * A day of the example's world under a policy: a tick every quarter of an hour, functions called whenever their queues
 * hold something. Afterwards all is quiet, whatever crashed on the way.
 */
export async function exampleDay(policy: Policy = orderly, hours = 6) {
  const world = exampleWorld(monday, policy)
  const { time, queues } = world
  const reader = aConfirmed()
  world.put(reader)
  const until = monday + hours * hourMs
  const look = (): void => {
    if (queues.seats.counts().visible > 0) world.deliver()
    if (queues.feedback.counts().visible > 0) world.feedback()
    if (time.clock() < until) time.at(time.clock() + minuteMs, 'look into the queues', look)
  }
  for (let at = monday; at < until; at += 15 * minuteMs) time.at(at, 'tick', world.tick)
  look()
  await time.run()
  return { ...world, reader }
}

/** Any order and any trouble, from a seed. */
export function troubled(seed: number): Policy {
  const troubles = { crash: 0.005, freeze: 0.005, refuse: 0.02, lose: 0.02 }
  return randomly({ random: random(seed), advance: 0.2, troubles })
}

/** The trace of a seed's hour. */
export async function troubledHour(seed: number): Promise<string> {
  return printTrace((await exampleDay(troubled(seed), 1)).time.trace)
}

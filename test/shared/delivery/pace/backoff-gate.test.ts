import { beforeEach, describe, expect, test } from 'vitest'
import { type BackoffGate, backoffGate } from '../../../../shared/delivery/pace/backoff-gate.ts'
import { secondMs } from '../../../../shared/time/clock.ts'
import { type HandClock, handClock } from '../../../fakes/hand-clock.ts'

let time: HandClock
let gate: BackoffGate
beforeEach(() => {
  time = handClock(0)
  gate = backoffGate(time.clock, () => 0)
})

/** Throttles a call that starts when the gate opens. Returns for how many seconds the gate is then closed. */
function throttledAgain(): number {
  time.set(Math.max(time.clock(), gate.opensAt()))
  gate.throttled(time.clock())
  return (gate.opensAt() - time.clock()) / secondMs
}

describe('the backoff gate', () => {
  test('the gate is open at first', () => {
    expect(gate.opensAt()).toBeLessThanOrEqual(0)
  })

  test('each throttle of a call that started after the last opening closes the gate twice as long, up to half a minute', () => {
    expect([1, 2, 3, 4, 5, 6, 7].map(throttledAgain)).toEqual([0.5, 1, 2, 4, 8, 15, 15])
  })

  test('the throttled calls of many lanes close the gate once, whenever their answers come', () => {
    gate.throttled(0)
    const opensAt = gate.opensAt()
    for (const answeredAt of [0, 100, 400, 3_000]) {
      time.set(answeredAt)
      gate.throttled(0)
    }
    expect(gate.opensAt()).toBe(opensAt)
    expect(throttledAgain()).toBe(1)
  })

  test('an accepted call that started after the opening lets the next closing be short again', () => {
    throttledAgain()
    throttledAgain()
    time.set(gate.opensAt())
    gate.accepted(time.clock())
    expect(throttledAgain()).toBe(0.5)
  })

  test('an accepted call that started before the gate closed says nothing of the time since', () => {
    throttledAgain()
    gate.accepted(0)
    expect(throttledAgain()).toBe(1)
  })

  test.each([
    [0, 0.5],
    [0.5, 0.75],
    [0.999, 0.9995],
  ])('the chance %f closes the gate for %f seconds at first', (chance, seconds) => {
    const spread = backoffGate(time.clock, () => chance)
    spread.throttled(0)
    expect(spread.opensAt() / secondMs).toBeCloseTo(seconds)
  })
})

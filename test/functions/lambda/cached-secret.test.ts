import { beforeEach, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { cachedSecret, secretLifetimeMs } from '../../../functions/lambda/cached-secret.ts'
import { dayMs, minuteMs } from '../../../shared/time/clock.ts'
import { monday } from '../../fakes/a-subscriber.ts'
import { handClock } from '../../fakes/hand-clock.ts'
import { memoryLog } from '../../fakes/memory-log.ts'

const schema = z
  .string()
  .startsWith('key-')
  .transform((text) => ({ text }))

/** AWS's answer to a role without the right. Its message holds text that must stay out of logs. */
class AccessDeniedException extends Error {
  override readonly name = 'AccessDeniedException'
}
const denied = new AccessDeniedException('hush: not authorised')

let time: ReturnType<typeof handClock>
let log: ReturnType<typeof memoryLog>
let held: string | Error
let reads: number
beforeEach(() => {
  time = handClock(monday)
  log = memoryLog()
  held = 'key-1'
  reads = 0
})

function secret(lifetimeMs = secretLifetimeMs) {
  const read = async () => {
    reads++
    if (held instanceof Error) throw held
    return held
  }
  return cachedSecret({ name: 'TOKEN_KEYS_SECRET', read, schema, clock: time.clock, log, lifetimeMs })
}

describe('a secret', () => {
  test('a secret is read at the first use, and not again within its lifetime', async () => {
    const key = secret()
    expect(reads).toBe(0)
    expect(await key()).toEqual({ text: 'key-1' })
    time.advance(5 * minuteMs - 1)
    await key()
    expect(reads).toBe(1)
  })

  test('a changed secret is used after five minutes at the latest', async () => {
    const key = secret()
    await key()
    held = 'key-2'
    time.advance(5 * minuteMs)
    expect(await key()).toEqual({ text: 'key-2' })
  })

  test('an unchanged secret stays the same object, so that no handler is composed again', async () => {
    const key = secret()
    const before = await key()
    time.advance(5 * minuteMs)
    expect(await key()).toBe(before)
    expect(reads).toBe(2)
  })

  test('a secret that never changes is read once', async () => {
    const key = secret(Number.POSITIVE_INFINITY)
    await key()
    time.advance(365 * dayMs)
    await key()
    expect(reads).toBe(1)
  })
})

describe('a secret that cannot be read', () => {
  test.each([
    ['refused', denied, 'AccessDeniedException'],
    ['of another shape', 'hush', 'MalformedSecret'],
  ])(
    'a secret that is %s fails the call with its name and the kind of the fault, and the next call tries again',
    async (_how, answer, kind) => {
      const key = secret()
      held = answer
      const fault = await key().catch((thrown: unknown) => thrown)
      expect(fault).toBeInstanceOf(Error)
      expect(String(fault)).toBe(`Error: the secret TOKEN_KEYS_SECRET cannot be read: ${kind}`)
      expect(fault).not.toHaveProperty('cause')
      held = 'key-1'
      expect(await key()).toEqual({ text: 'key-1' })
    },
  )

  test.each([
    ['refused', denied, 'AccessDeniedException'],
    ['of another shape', 'hush', 'MalformedSecret'],
  ])(
    'a secret that is %s when it is read again leaves the old one, is logged without its message, and is tried again',
    async (_how, answer, kind) => {
      const key = secret()
      await key()
      held = answer
      time.advance(5 * minuteMs)
      expect(await key()).toEqual({ text: 'key-1' })
      expect(log.lines).toEqual([
        {
          level: 'error',
          message: 'secret not read again',
          fields: { secret: 'TOKEN_KEYS_SECRET', error: kind },
        },
      ])
      held = 'key-2'
      time.advance(5 * minuteMs)
      expect(await key()).toEqual({ text: 'key-2' })
    },
  )
})

import { beforeEach, describe, expect, test } from 'vitest'
import type { MailKind } from '../../../../shared/delivery/aftermath/mail-kind.ts'
import {
  type Harm,
  type ReputationStore,
  watchReputation,
} from '../../../../shared/delivery/aftermath/reputation.ts'
import { type SendingStop, untilResumed } from '../../../../shared/delivery/pace/sending.ts'
import { dayMs, hourMs } from '../../../../shared/time/clock.ts'
import { aTable } from '../../../dynamo/a-table.ts'
import { monday } from '../../../fakes/a-subscriber.ts'

let reputation: ReputationStore
let stops: SendingStop[]
beforeEach(() => {
  reputation = aTable().reputation
  stops = []
})

async function harmed(harm: Harm, times: number, at = monday, kind: MailKind = 'digests'): Promise<void> {
  for (let count = 0; count < times; count++) await reputation.count(kind, harm, at)
}
const watch = (sentLastDay: number, now = monday, resumedAt?: number) =>
  watchReputation(
    {
      reputation,
      sending: {
        stop: async (stop) => void stops.push(stop),
        read: async () => ({
          accountPerSecond: 12,
          block: 100,
          left: 1_000,
          refreshedAt: now,
          ...(resumedAt === undefined ? {} : { resumedAt }),
        }),
      },
    },
    sentLastDay,
    now,
  )

describe('the reputation', () => {
  test.each<[harm: Harm, sent: number, limit: number]>([
    ['bounces', 10_000, 400],
    ['bounces', 1_000, 40],
    ['bounces', 3, 40],
    ['bounces', 0, 40],
    ['complaints', 100_000, 80],
    ['complaints', 5_000, 4],
    ['complaints', 10, 4],
    ['complaints', 0, 4],
  ])('the harm by %s among %i mails a day stops sending at %i, and not before', async (harm, sent, limit) => {
    await harmed(harm, limit - 1)
    expect(await watch(sent)).toBeUndefined()
    expect(stops).toEqual([])
    await harmed(harm, 1)
    expect(await watch(sent)).toBe(harm)
    expect(stops).toEqual([{ until: untilResumed, why: `${limit} ${harm} within a day` }])
  })

  test('a reputation without harm does not stop sending', async () => {
    expect(await watch(100_000)).toBeUndefined()
    expect(stops).toEqual([])
  })

  test('the reputation looks back over one day', async () => {
    await harmed('bounces', 40, monday - dayMs - hourMs)
    expect(await watch(0)).toBeUndefined()
    await harmed('bounces', 40, monday - dayMs + hourMs)
    expect(await watch(0)).toBe('bounces')
  })

  test('harm from before an operator resumed does not stop sending again, and later harm does', async () => {
    await harmed('complaints', 4)
    expect(await watch(0, monday + 2 * hourMs, monday + 1)).toBeUndefined()
    await harmed('complaints', 4, monday + hourMs)
    expect(await watch(0, monday + 2 * hourMs, monday + 1)).toBe('complaints')
  })

  test.each(['unconfirmed', 'letters'] as const)(
    'whatever harm mails of the kind “%s” do, digests go on',
    async (kind) => {
      await harmed('bounces', 400, monday, kind)
      await harmed('complaints', 100, monday, kind)
      expect(await watch(1_000)).toBeUndefined()
      await harmed('bounces', 39)
      expect(await watch(1_000)).toBeUndefined()
      expect(stops).toEqual([])
      await harmed('bounces', 1)
      expect(await watch(1_000)).toBe('bounces')
    },
  )

  test('letters to strangers do not make the harm of digests look smaller', async () => {
    for (let letter = 0; letter < 500; letter++) await reputation.countMailed(monday, 1_000)
    await harmed('bounces', 60)
    expect(await watch(1_600)).toBe('bounces')
    expect(stops).toHaveLength(1)
  })

  test('a reputation harmed by bounces and complaints stops once, for the complaints', async () => {
    await harmed('bounces', 40)
    await harmed('complaints', 4)
    expect(await watch(0)).toBe('complaints')
    expect(stops).toHaveLength(1)
  })
})

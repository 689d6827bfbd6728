import { GetItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb'
import * as z from 'zod/mini'
import { farthestTurnMs, letterGapMs, smallestPerSecond } from '../delivery/pace/letter-turn.ts'
import {
  type LetterDraw,
  lettersBeforeQuota,
  noTrouble,
  type SendingStore,
  type Trouble,
  untilResumed,
} from '../delivery/pace/sending.ts'
import type { EpochMs } from '../time/clock.ts'
import { absent, allOf, anyOf, atLeast, atMost, type Condition, lessThan } from './dynamo-expression.ts'
import type { DynamoClient, ItemKey } from './dynamo-table.ts'
import { updateItem } from './dynamo-write.ts'

const sendingKey: ItemKey = { pk: 'sending', sk: 'sending' }

const itemSchema = z.object({
  accountPerSecond: z.exactOptional(z.number()),
  /** Of the release before: the digests' share of the account's rate. The next tick leaves the whole. */
  perSecond: z.exactOptional(z.number()),
  block: z.number(),
  left: z.number(),
  refreshedAt: z.number(),
  stopUntil: z.exactOptional(z.number()),
  why: z.exactOptional(z.string()),
  resumedAt: z.exactOptional(z.number()),
  refused: z.exactOptional(z.number()),
  ambiguous: z.exactOptional(z.number()),
})

const troubleSchema = z.pick(itemSchema, { refused: true, ambiguous: true })

const troubleOf = ({ refused = 0, ambiguous = 0 }: z.infer<typeof troubleSchema>): Trouble => ({
  refused,
  ambiguous,
})

const isLeft = (count: number): Condition => atLeast('left', count)
/** No refresh has set the quota yet, so that `left` only counts the letters drawn so far, below zero. */
const isFirstLetter = allOf(
  absent('refreshedAt'),
  anyOf(absent('left'), atLeast('left', 1 - lettersBeforeQuota)),
)
const notStoppedAt = (moment: number): Condition => anyOf(absent('stopUntil'), lessThan('stopUntil', moment))

/** A turn that lies further ahead than any is taken by a clock that was wrong. It holds no letter back. */
const isTurnFreeAt = (moment: number): Condition =>
  anyOf(
    absent('lettersFreeAt'),
    atMost('lettersFreeAt', moment),
    atLeast('lettersFreeAt', moment + farthestTurnMs),
  )

const letterSchema = z.object({
  left: z.exactOptional(z.number()),
  refreshedAt: z.exactOptional(z.number()),
  stopUntil: z.exactOptional(z.number()),
  lettersFreeAt: z.exactOptional(z.number()),
})

/** Why a letter could not be drawn for. */
function refusedDraw(item: unknown, startsAt: EpochMs, mails: number): LetterDraw {
  const { left = 0, refreshedAt, stopUntil = 0, lettersFreeAt = 0 } = letterSchema.parse(item)
  const isUsedUp = refreshedAt === undefined ? left <= -lettersBeforeQuota : left < mails
  if (isUsedUp || stopUntil >= untilResumed) return { outcome: 'used-up' }
  return { outcome: 'taken', freeAt: Math.max(lettersFreeAt, startsAt) }
}

/** The shared item `sending` in DynamoDB. */
export function dynamoSendingStore(client: DynamoClient, table: string): SendingStore {
  const item = async () => {
    const { Item } = await client.send(
      new GetItemCommand({ TableName: table, Key: marshall(sendingKey), ConsistentRead: true }),
    )
    return Item && unmarshall(Item)
  }
  return {
    async read() {
      const parsed = itemSchema.safeParse(await item()).data
      if (!parsed) return undefined
      const { perSecond, accountPerSecond = perSecond, stopUntil, why = '', ...rest } = parsed
      if (accountPerSecond === undefined) return undefined
      const { refused, ambiguous, ...quota } = rest
      return {
        ...quota,
        accountPerSecond,
        ...(stopUntil !== undefined && { stop: { until: stopUntil, why } }),
        ...((refused || ambiguous) && { trouble: troubleOf(parsed) }),
      }
    },
    async refresh(sending) {
      const set = { ...sending, letterGapMs: letterGapMs(sending.accountPerSecond) }
      await updateItem(client, table, sendingKey, { set, when: [] })
    },
    async draw(count, now) {
      const drawn = await updateItem(client, table, sendingKey, {
        increment: { left: -count },
        when: [isLeft(count), notStoppedAt(now)],
      })
      return drawn !== undefined
    },
    async drawForLetter(startsAt, mails = 1) {
      const drawn = await updateItem(client, table, sendingKey, {
        increment: { left: -mails },
        sum: {
          lettersFreeAt: { of: 'letterGapMs', orElse: letterGapMs(smallestPerSecond), plus: startsAt },
        },
        when: [anyOf(isLeft(mails), isFirstLetter), notStoppedAt(untilResumed), isTurnFreeAt(startsAt)],
      })
      return drawn ? { outcome: 'drawn' } : refusedDraw((await item()) ?? {}, startsAt, mails)
    },
    async countTrouble(kind) {
      const counted = await updateItem(client, table, sendingKey, {
        increment: { [kind]: 1 },
        remove: kind === 'refused' ? ['ambiguous'] : [],
        when: [],
      })
      return counted ? troubleOf(troubleSchema.parse(unmarshall(counted))) : noTrouble
    },
    async endTrouble() {
      await updateItem(client, table, sendingKey, { remove: ['refused', 'ambiguous'], when: [] })
    },
    async stop({ until, why }) {
      await updateItem(client, table, sendingKey, {
        set: { stopUntil: until, why },
        when: [notStoppedAt(until)],
      })
    },
    async resume(now) {
      await updateItem(client, table, sendingKey, {
        set: { resumedAt: now },
        remove: ['stopUntil', 'why', 'refused', 'ambiguous'],
        when: [],
      })
    },
  }
}

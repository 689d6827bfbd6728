import { readFileSync } from 'node:fs'
import { PutItemCommand } from '@aws-sdk/client-dynamodb'
import { marshall } from '@aws-sdk/util-dynamodb'
import { afterEach, describe, expect, test } from 'vitest'
import { subscriberKey } from '../../shared/aws/dynamo-subscriber-key.ts'
import { dynamoSubscriberStore } from '../../shared/aws/dynamo-subscriber-store.ts'
import type { EmailAddress } from '../../shared/subscriber/address/address.ts'
import type { SubscriberId } from '../../shared/subscriber/subscriber-id.ts'
import { aConfirmed, dailyAtEight } from '../fakes/a-subscriber.ts'
import { anEditionId } from '../fakes/an-edition.ts'
import { anSqsEvent } from '../fakes/an-sqs-event.ts'
import { temporaryFolder } from './local-process.ts'
import { restorableWorld } from './restorable-world.ts'

const november = (day: number, hour: number, minute = 0): number => Date.UTC(2026, 10, day, hour, minute)
const addresses = (name: string): EmailAddress[] =>
  Array.from({ length: 6 }, (_, count) => `${name}-${count}@example.org` as EmailAddress)

/** Readers at eight and readers at six in the evening, UTC. */
const [early, late] = [addresses('early'), addresses('late')]
const [leaver, complainer, lateLeaver] = [early[0], early[1], late[0]] as [
  EmailAddress,
  EmailAddress,
  EmailAddress,
]
const everyone = [...early, ...late]
const gone = [leaver, complainer, lateLeaver]
const stayed = everyone.filter((address) => !gone.includes(address))
const each = (who: readonly EmailAddress[], ...days: readonly number[]): string[] =>
  days.flatMap((day) => who.map((address) => `${address} ${anEditionId(day)}`)).sort()

describe('a table that is restored from a backup', () => {
  const cleanUps: (() => unknown)[] = []
  afterEach(async () => {
    for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
  })

  async function worldWithReaders() {
    const world = await restorableWorld(temporaryFolder((remove) => cleanUps.push(remove)))
    cleanUps.push(world.close)
    for (const address of everyone) {
      const hour = early.includes(address) ? 8 : 18
      const reader = aConfirmed({
        id: world.idOf(address),
        address,
        preferences: { ...dailyAtEight, hour },
        through: anEditionId(21),
        lastAt: november(21, hour),
        nextDueAt: november(22, hour),
      })
      const Item = marshall({ ...subscriberKey(reader.id), ...reader })
      await world.client.send(new PutItemCommand({ TableName: world.lost.table, Item }))
    }
    return world
  }

  test.each([
    ['from before the edition that it then lacks', november(23, 5)],
    ['from when half of the readers had the edition', november(23, 9)],
  ])('a table restored %s mails nobody who left, and nobody twice', async (_when, backupAt) => {
    const { lost, restored, play, setClock, ...world } = await worldWithReaders()
    for (const at of [november(22, 9), november(22, 18, 5)]) await play(lost.functions, at)
    if (backupAt < november(23, 8)) await world.backUp()
    await play(lost.functions, november(23, 8, 30))
    if (backupAt > november(23, 8)) await world.backUp()

    setClock(november(23, 10))
    expect((await world.unsubscribe(lost.functions, world.idOf(leaver))).status).toBe(200)
    const reported = await lost.functions.feedback(anSqsEvent(complaintOf(world.idOf(complainer))))
    expect(reported.batchItemFailures).toEqual([])
    await play(lost.functions, november(23, 18, 5))
    expect(world.digests().sort()).toEqual(each(everyone, 22, 23))

    for (const secret of ['@', 'k1.']) expect(world.trail()).not.toContain(secret)
    const pausedAt = november(23, 20)
    setClock(pausedAt)
    const counts = { subscribers: everyone.length, unknown: 0, conflicts: 0 }
    const first = await world.restore(world.trail(), pausedAt)
    expect(first).toMatchObject({ ...counts, left: 1, suppressed: 1 })
    // The stack still has the lost table. Then it gets the restored one, and meanwhile the next edition appears.
    expect((await world.unsubscribe(lost.functions, world.idOf(lateLeaver))).status).toBe(200)
    for (const at of [november(23, 21), november(24, 6, 30)]) await play(restored.functions, at)
    expect(world.digests().sort(), 'sending starts paused').toEqual(each(everyone, 22, 23))
    const second = await world.restore(world.trail(), pausedAt)
    expect(second).toMatchObject({ ...counts, left: 1, suppressed: 0, movedOn: 0 })

    await world.resume()
    for (const at of [november(24, 8, 30), november(24, 18, 5)]) await play(restored.functions, at)
    expect(world.digests().sort()).toEqual([...each(everyone, 22, 23), ...each(stayed, 24)].sort())
    const subscribers = dynamoSubscriberStore(world.client, restored.table, async () => {})
    const found = await Promise.all(gone.map((address) => subscribers.get(world.idOf(address))))
    expect(found.map((subscriber) => subscriber?.status)).toEqual([
      'unsubscribed',
      'suppressed',
      'unsubscribed',
    ])
  })
})

/** The event of SQS for a complaint about a mail to this subscriber. */
function complaintOf(subscriber: SubscriberId): string {
  const fixture = (name: string): object =>
    JSON.parse(readFileSync(new URL(`../fixtures/ses-events/${name}.json`, import.meta.url), 'utf8'))
  const complaint = fixture('complaint') as { readonly mail: object }
  const mail = { ...complaint.mail, tags: { subscriber: [subscriber] } }
  const Message = JSON.stringify({ ...complaint, mail })
  return JSON.stringify({ ...fixture('sns-notification'), Message })
}

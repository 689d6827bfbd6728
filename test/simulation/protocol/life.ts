import { dynamoEditionStore } from '../../../shared/aws/dynamo-edition-store.ts'
import { dynamoSubscriberStore } from '../../../shared/aws/dynamo-subscriber-store.ts'
import type { DynamoClient } from '../../../shared/aws/dynamo-table.ts'
import { type SqsClient, sqsLetterQueue, sqsSeatQueue } from '../../../shared/aws/sqs-queues.ts'
import type { BackOff } from '../../../shared/concurrency/back-off.ts'
import { seatMessage, seatOfShard } from '../../../shared/delivery/pace/seat.ts'
import type { EmailAddress } from '../../../shared/subscriber/address/address.ts'
import { type ChangeDeps, changePreferences } from '../../../shared/subscriber/change/change-preferences.ts'
import { eraseSubscriber } from '../../../shared/subscriber/leaving/erase-subscriber.ts'
import { unsubscribe } from '../../../shared/subscriber/leaving/unsubscribe.ts'
import { carriedEpoch } from '../../../shared/subscriber/link/epoch.ts'
import type { NewRequestId, RequestId } from '../../../shared/subscriber/link/request-id.ts'
import { signedToken, type TokenKeys } from '../../../shared/subscriber/link/token.ts'
import type { Preferences } from '../../../shared/subscriber/preferences/preferences.ts'
import { frequencies } from '../../../shared/subscriber/preferences/schedule.ts'
import { confirmSubscription } from '../../../shared/subscriber/sign-up/confirm-subscription.ts'
import { requestSubscription } from '../../../shared/subscriber/sign-up/request-subscription.ts'
import type { SubscriberId, SubscriberIds } from '../../../shared/subscriber/subscriber-id.ts'
import type { DueDeps } from '../../../shared/subscriber/use-case.ts'
import { type Clock, dayMs } from '../../../shared/time/clock.ts'
import type { TimeZone } from '../../../shared/time/time-zone.ts'
import { noLimits, signUpParts } from '../../fakes/sign-up-parts.ts'
import type { Random } from '../random.ts'

export interface LifeWorld {
  readonly dynamo: DynamoClient
  readonly sqs: SqsClient
  readonly table: string
  readonly urls: { readonly letters: string; readonly seats: string }
  readonly seats: number
  readonly idOf: SubscriberIds
  readonly clock: Clock
  readonly backOff: BackOff
  readonly newRequestId: NewRequestId
  readonly tokenKeys: TokenKeys
  /** The hours that readers choose, from midnight on. */
  readonly hours: number
  /** Told what a deed was answered with. */
  readonly onAnswer: (answer: DeedAnswer) => void
}

/** What a reader was told: how their item has to be from then on, as long as no other deed changes it. */
export interface DeedAnswer {
  readonly id: SubscriberId
  readonly is: 'gone' | 'here' | 'asking'
  readonly preferences?: Preferences
}

const zones = ['UTC', 'America/Los_Angeles', 'Asia/Tokyo', 'Europe/Berlin', 'Pacific/Auckland'] as TimeZone[]

export function somePreferences(random: Random, hours = 24): Preferences {
  return {
    timezone: random.pick(zones),
    hour: random.int(hours),
    frequency: random.pick(['daily', 'daily', ...frequencies] as const),
    topics: [],
  }
}

const deeds = ['leave', 'change', 'change', 'pause', 'return', 'return', 'ask', 'be erased'] as const

/** One thing that a reader does, through production's use cases. */
export async function live(world: LifeWorld, address: EmailAddress, random: Random): Promise<void> {
  const { clock, idOf } = world
  const id = idOf(address)
  const subscribers = dynamoSubscriberStore(world.dynamo, world.table, world.backOff)
  const recentEditions = () => dynamoEditionStore(world.dynamo, world.table).recent()
  const letters = sqsLetterQueue(world.sqs, world.urls.letters)
  const deps = { subscribers, clock, recentEditions, letters, newRequestId: world.newRequestId }
  switch (random.pick(deeds)) {
    case 'leave':
      if ((await unsubscribe(deps, id)) === 'left') world.onAnswer({ id, is: 'gone' })
      return
    case 'be erased':
      if ((await eraseSubscriber(subscribers, id, clock())) === 'erased') world.onAnswer({ id, is: 'gone' })
      return
    case 'change':
      return change(world, deps, id, somePreferences(random, world.hours))
    case 'pause': {
      const pausedUntil = clock() + random.int(2 * dayMs)
      return change(world, deps, id, { ...somePreferences(random, world.hours), pausedUntil })
    }
    case 'ask':
      await ask(world, deps, address, world.newRequestId(), random)
      world.onAnswer({ id, is: 'asking' })
      return
    case 'return':
      return comeBack(world, deps, address, id, random)
  }
}

/** Changes choices by a link of the present epoch, from a digest of some days ago. */
async function change(
  world: LifeWorld,
  deps: ChangeDeps,
  id: SubscriberId,
  preferences: Preferences,
): Promise<void> {
  const subscriber = await deps.subscribers.get(id)
  if (!subscriber) return
  const link = { id, carried: carriedEpoch(subscriber), mailedAt: deps.clock() - dayMs }
  const { outcome } = await changePreferences(deps, link, { preferences, asShown: (stored) => stored })
  if (outcome === 'saved') world.onAnswer({ id, is: 'here', preferences })
}

/** Signs up, as the form does. */
async function ask(
  world: LifeWorld,
  deps: DueDeps,
  address: EmailAddress,
  request: RequestId,
  random: Random,
): Promise<void> {
  await requestSubscription(
    { ...deps, ...signUpParts(), budgetLimits: noLimits, idOf: world.idOf, newRequestId: () => request },
    {
      address,
      preferences: somePreferences(random, world.hours),
      ip: '192.0.2.1',
      form: 'form',
      wording: 'words',
      isProven: false,
    },
  )
}

/** Signs up and confirms: the link is taken from the sign-up, so that nobody waits for the letter. */
async function comeBack(
  world: LifeWorld,
  deps: DueDeps,
  address: EmailAddress,
  id: SubscriberId,
  random: Random,
): Promise<void> {
  const request = world.newRequestId()
  await ask(world, deps, address, request, random)
  const seats = sqsSeatQueue(world.sqs, world.urls.seats)
  const { state } = await confirmSubscription(
    {
      ...deps,
      tokenKeys: world.tokenKeys,
      summonWorker: (shard) => seats.send([seatMessage(seatOfShard(shard, world.seats))]),
    },
    signedToken(world.tokenKeys, 'confirm', id, world.clock(), request),
    '192.0.2.1',
  )
  if (state === 'confirmed') world.onAnswer({ id, is: 'here' })
}

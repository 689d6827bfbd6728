import { dynamoSignUpGuardStore } from '../../../shared/aws/dynamo-sign-up-guard-store.ts'
import { dynamoSubscriberStore } from '../../../shared/aws/dynamo-subscriber-store.ts'
import { dynamoWaitingLetters } from '../../../shared/aws/dynamo-waiting-letters.ts'
import { sqsLetterQueue } from '../../../shared/aws/sqs-queues.ts'
import type { EmailAddress } from '../../../shared/subscriber/address.ts'
import type { LetterMessage } from '../../../shared/subscriber/letter-message.ts'
import { requestSubscription } from '../../../shared/subscriber/request-subscription.ts'
import type { Random } from '../random.ts'
import { type LifeWorld, somePreferences } from './life.ts'

/** How many addresses a stranger invented, and an address of each. */
export function strangersAddress(number: number): EmailAddress {
  return `stranger-${number}@example.net` as EmailAddress
}

/** Signs up an address, through production's use case. Whether its letter waits is decided as the api does it. */
export async function signUpStranger(
  world: Pick<LifeWorld, 'dynamo' | 'sqs' | 'table' | 'urls' | 'idOf' | 'clock' | 'newRequestId'>,
  number: number,
  random: Random,
): Promise<void> {
  const { dynamo, table, clock } = world
  const guard = dynamoSignUpGuardStore(dynamo, table)
  const waiting = dynamoWaitingLetters(dynamo, table)
  const queue = sqsLetterQueue(world.sqs, world.urls.letters)
  const place = { since: clock(), isProven: random.chance(0.2), turn: random.pick([0, 0, 1, 2, 7, number]) }
  async function send(message: LetterMessage): Promise<void> {
    const step = await guard.read()
    const { id, letter, request } = message
    if (step === 'open' || (step === 'guarded' && place.isProven)) await queue.send({ ...message, place })
    else await waiting.hold({ id, letter, ...place, ...(request === undefined ? {} : { request }) })
  }
  await requestSubscription(
    {
      subscribers: dynamoSubscriberStore(dynamo, table),
      letters: { send },
      clock,
      idOf: world.idOf,
      newRequestId: world.newRequestId,
    },
    {
      address: strangersAddress(number),
      preferences: somePreferences(random),
      ip: '192.0.2.1',
      form: 'form',
      wording: 'words',
    },
  )
}

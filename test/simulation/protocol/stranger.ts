import { dynamoBudgetStore } from '../../../shared/aws/dynamo-budget-store.ts'
import { dynamoSignUpGuardStore } from '../../../shared/aws/dynamo-sign-up-guard-store.ts'
import { dynamoSubscriberStore } from '../../../shared/aws/dynamo-subscriber-store.ts'
import { dynamoWaitingLetters } from '../../../shared/aws/dynamo-waiting-letters.ts'
import { sqsLetterQueue } from '../../../shared/aws/sqs-queues.ts'
import type { EmailAddress } from '../../../shared/subscriber/address/address.ts'
import { requestSubscription } from '../../../shared/subscriber/sign-up/request-subscription.ts'
import { noLimits } from '../../fakes/sign-up-parts.ts'
import type { Random } from '../random.ts'
import { type LifeWorld, somePreferences } from './life.ts'

/** How many addresses a stranger invented, and an address of each. */
export function strangersAddress(number: number): EmailAddress {
  return `stranger-${number}@example.net` as EmailAddress
}

/** Signs up an address, through production's use case, with and without proofs and from several networks. */
export async function signUpStranger(
  world: Pick<LifeWorld, 'dynamo' | 'sqs' | 'table' | 'urls' | 'idOf' | 'clock' | 'newRequestId' | 'backOff'>,
  number: number,
  random: Random,
): Promise<void> {
  const { dynamo, table, clock } = world
  await requestSubscription(
    {
      subscribers: dynamoSubscriberStore(dynamo, table, world.backOff),
      letters: sqsLetterQueue(world.sqs, world.urls.letters),
      budgets: dynamoBudgetStore(dynamo, table, new TextEncoder().encode('the key of addresses')),
      budgetLimits: noLimits,
      signUpGuard: dynamoSignUpGuardStore(dynamo, table),
      waitingLetters: dynamoWaitingLetters(dynamo, table),
      clock,
      idOf: world.idOf,
      newRequestId: world.newRequestId,
    },
    {
      address: strangersAddress(number),
      preferences: somePreferences(random),
      ip: `192.0.${random.pick([2, 2, 2, 7, number])}.1`,
      form: 'form',
      wording: 'words',
      isProven: random.chance(0.2),
    },
  )
}

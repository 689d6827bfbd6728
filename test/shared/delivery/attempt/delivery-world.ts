import type { DeliverDeps, Run } from '../../../../shared/delivery/attempt/deliver-digest.ts'
import type { DueRow } from '../../../../shared/delivery/attempt/delivery-store.ts'
import type { WholeEdition } from '../../../../shared/edition/edition.ts'
import type { EditionId } from '../../../../shared/edition/edition-id.ts'
import type { Confirmed } from '../../../../shared/subscriber/subscriber.ts'
import { aTable } from '../../../dynamo/a-table.ts'
import { aConfirmed, monday } from '../../../fakes/a-subscriber.ts'
import { handClock } from '../../../fakes/hand-clock.ts'
import { memoryMailer } from '../../../fakes/memory-mailer.ts'

/** Everything that delivers, in memory: it is Monday at nine, an hour after the readers' slot. */
export function deliveryWorld() {
  const time = handClock(monday)
  const memory = aTable()
  const { editions } = memory
  const mailer = memoryMailer()
  let attempts = 0
  const deps: DeliverDeps = {
    deliveries: memory.deliveries,
    subscribers: memory.subscribers,
    mailer,
    sending: memory.sending,
    proof: memory.proof,
    clock: time.clock,
    newAttemptId: () => `attempt-${++attempts}`,
    composeDigest: async (reader, digest) => ({
      to: reader.address,
      subject: digest.map(({ id }) => id).join(' '),
      html: '<p>A digest</p>',
      text: 'A digest',
      headers: {},
    }),
  }
  return {
    ...memory,
    time,
    mailer,
    deps,
    /** Publishes editions and returns what a run works with. */
    async published(...added: readonly WholeEdition[]): Promise<Run> {
      for (const edition of added) await editions.publish(edition)
      const recent = await editions.recent()
      const head = recent.at(-1)
      if (!head) throw new Error('publish at least one edition')
      return {
        recent,
        head,
        whole: (id) => wholeOf(editions.whole(id), id),
        turn: async () => true,
        mayCall: () => true,
      }
    },
  }
}

async function wholeOf(reading: Promise<WholeEdition | undefined>, id: EditionId): Promise<WholeEdition> {
  const edition = await reading
  if (!edition) throw new Error(`nobody published edition ${id}`)
  return edition
}

/** The row of the index that stands for a reader. */
export function rowOf({ id, nextDueAt, through }: Confirmed = aConfirmed()): DueRow {
  return { id, nextDueAt, through }
}

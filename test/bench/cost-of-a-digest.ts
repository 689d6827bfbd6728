import { maximumTopics } from '../../shared/subscriber/preferences/given-preferences.ts'
import { dayMs } from '../../shared/time/clock.ts'
import { aTable } from '../dynamo/a-table.ts'
import { sizeOfItem } from '../dynamo/engine/attribute-value.ts'
import { storedSubscriber } from '../dynamo/stored-subscriber.ts'
import { aRequestId } from '../fakes/a-request.ts'
import { aConfirmed, dailyAtEight, monday } from '../fakes/a-subscriber.ts'
import { anEditionId } from '../fakes/an-edition.ts'

/** The writes of one digest to its reader's item. */
export interface DigestUnits {
  readonly topicLength: number
  readonly itemBytes: number
  readonly claim: number
  readonly settle: number
}

/** Claims and settles for readers whose ten topics are longer and longer, up to 80 characters each. */
export async function unitsOfADigest(topicLengths = [0, 15, 40, 80]): Promise<DigestUnits[]> {
  return Promise.all(topicLengths.map(unitsFor))
}

async function unitsFor(topicLength: number): Promise<DigestUnits> {
  const { deliveries, put, item, units } = aTable()
  const topics = topicLength === 0 ? [] : Array.from({ length: maximumTopics }, () => 't'.repeat(topicLength))
  const reader = aConfirmed({
    preferences: { ...dailyAtEight, topics },
    confirmedBy: aRequestId(),
    letters: { day: '2026-11-20', counts: { undo: 1 } },
  })
  put(reader)
  const spent = (): number => units().write + units().indexWrite

  const { id, through, nextDueAt } = reader
  const head = anEditionId(23)
  const attempt = { id: '00000000-0000-4000-8000-000000000001', head, startedAt: monday }
  const before = spent()
  const claimed = await deliveries.claim({ id, through, nextDueAt }, attempt)
  const between = spent()
  const itemBytes = sizeOfItem(storedSubscriber({ ...item(id), id }))
  const settled = await deliveries.settle(id, attempt.id, reader.rev, {
    through: head,
    lastAt: monday,
    nextDueAt: nextDueAt + dayMs,
    missed: {},
  })
  if (!claimed || settled !== 'written') throw new Error('the digest was not claimed and settled')
  return { topicLength, itemBytes, claim: between - before, settle: spent() - between }
}

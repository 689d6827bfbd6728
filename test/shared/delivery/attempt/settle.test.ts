import { expect, test } from 'vitest'
import type { DeliveryStore } from '../../../../shared/delivery/attempt/delivery-store.ts'
import { settle } from '../../../../shared/delivery/attempt/settle.ts'
import { aTable } from '../../../dynamo/a-table.ts'
import { aConfirmed, monday } from '../../../fakes/a-subscriber.ts'
import { anEdition, anEditionId, headOf } from '../../../fakes/an-edition.ts'

const attempt = { id: 'attempt-1', head: anEditionId(23), startedAt: monday }
const reader = aConfirmed({ attempt })
const recent = [headOf(anEdition(23))]

/** Another writer writes the item just before each of the first `times` settlements. */
function overtaken(times: number) {
  const memory = aTable()
  memory.put(reader)
  let left = times
  const deliveries: DeliveryStore = {
    ...memory.deliveries,
    async settle(id, attemptId, rev, settlement) {
      if (left-- > 0) await memory.subscribers.write(id, rev, { set: { confirmedBy: `write-${left}` } })
      return memory.deliveries.settle(id, attemptId, rev, settlement)
    },
  }
  return { ...memory, deliveries }
}

test('a settlement that was overtaken is computed again, and nothing of the other write is lost', async () => {
  const memory = overtaken(3)
  expect(await settle(memory, reader, attempt, 'failed', recent)).toBe('failed')
  expect(memory.item(reader.id)).toMatchObject({
    confirmedBy: 'write-0',
    through: anEditionId(23),
    missed: { [anEditionId(23)]: 'failed' },
    rev: reader.rev + 4,
  })
})

test('a settlement that is overtaken each time is a fault, and the attempt stays open', async () => {
  const memory = overtaken(100)
  await expect(settle(memory, reader, attempt, 'submitted', recent)).rejects.toThrow(
    'the reader of attempt attempt-1 was changed by others 16 times in a row',
  )
  expect(memory.item(reader.id)).toHaveProperty('attempt')
})

test('settling an attempt that the reader does not have loses without a write', async () => {
  const memory = overtaken(0)
  const stranger = { ...attempt, id: 'attempt-2' }
  expect(await settle(memory, reader, stranger, 'submitted', recent)).toBe('lost')
  expect(memory.item(reader.id)).toEqual(reader)
})

test('settling a reader without an item loses', async () => {
  const memory = aTable()
  expect(await settle(memory, reader, attempt, 'submitted', recent)).toBe('lost')
})

test('a settlement that nobody overtakes reads nothing, because its write has conditions of its own', async () => {
  const memory = overtaken(0)
  const get = async () => {
    throw new Error('nobody has to be read')
  }
  const subscribers = { ...memory.subscribers, get }
  expect(await settle({ ...memory, subscribers }, reader, attempt, 'submitted', recent)).toBe('submitted')
})

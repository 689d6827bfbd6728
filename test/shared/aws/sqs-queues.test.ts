import { SendMessageBatchCommand, SendMessageCommand } from '@aws-sdk/client-sqs'
import { describe, expect, test } from 'vitest'
import { type SqsClient, sqsLetterQueue, sqsSeatQueue } from '../../../shared/aws/sqs-queues.ts'
import { seatMessage } from '../../../shared/delivery/pace/seat.ts'
import type { LetterMessage } from '../../../shared/subscriber/letter/letter-message.ts'
import { anId } from '../../fakes/a-subscriber.ts'

const queueUrl = 'https://sqs.eu-central-1.amazonaws.com/123456789012/paperwire'

/** A queue that refuses, of each batch, the seats it is told to, call by call. */
function refusing(...refusedSeats: readonly (readonly number[])[]) {
  const batches: number[][] = []
  const send = async (command: SendMessageBatchCommand) => {
    const entries = command.input.Entries ?? []
    const refused = refusedSeats[batches.length] ?? []
    const seatOf = (entry: (typeof entries)[number]): number => JSON.parse(entry.MessageBody ?? '').seat
    batches.push(entries.map(seatOf))
    const [failed, taken] = [true, false].map((fails) =>
      entries.filter((entry) => refused.includes(seatOf(entry)) === fails),
    )
    return {
      Successful: taken?.map(({ Id }) => ({ Id })),
      ...(failed?.length ? { Failed: failed.map(({ Id }) => ({ Id, Code: 'InternalError' })) } : {}),
    }
  }
  return { client: { send } as unknown as SqsClient, batches }
}

/** A queue that takes everything and keeps the commands. */
function recording() {
  const commands: unknown[] = []
  const send = async (command: unknown) => {
    commands.push(command)
    return {}
  }
  return { client: { send } as unknown as SqsClient, commands }
}

const seats = (howMany: number) => Array.from({ length: howMany }, (_, seat) => seatMessage(seat))

describe('seats', () => {
  test('seat messages are sent as one batch, each under an id of its own', async () => {
    const { client, commands } = recording()
    await sqsSeatQueue(client, queueUrl).send(seats(2))
    expect(commands).toHaveLength(1)
    expect(commands[0]).toBeInstanceOf(SendMessageBatchCommand)
    expect((commands[0] as SendMessageBatchCommand).input).toEqual({
      QueueUrl: queueUrl,
      Entries: [
        { Id: '0', MessageBody: '{"kind":"seat","version":1,"seat":0}' },
        { Id: '1', MessageBody: '{"kind":"seat","version":1,"seat":1}' },
      ],
    })
  })

  test('a batch of seat messages has at most ten', async () => {
    const { client, batches } = refusing()
    await sqsSeatQueue(client, queueUrl).send(seats(16))
    expect(batches.map((batch) => batch.length)).toEqual([10, 6])
    expect(batches.flat()).toEqual(seats(16).map(({ seat }) => seat))
  })

  test('no seat message needs no call', async () => {
    const { client, commands } = recording()
    await sqsSeatQueue(client, queueUrl).send([])
    expect(commands).toEqual([])
  })

  test('only the seat messages that failed are sent again', async () => {
    const { client, batches } = refusing([1, 3], [3])
    await sqsSeatQueue(client, queueUrl).send(seats(5))
    expect(batches).toEqual([[0, 1, 2, 3, 4], [1, 3], [3]])
  })

  test('seat messages that fail three times are a fault', async () => {
    const { client, batches } = refusing([1], [1], [1])
    await expect(sqsSeatQueue(client, queueUrl).send(seats(3))).rejects.toThrow(
      '1 seat messages were refused by the queue',
    )
    expect(batches).toEqual([[0, 1, 2], [1], [1]])
  })

  test('seat messages to a queue that cannot be reached are a fault at once', async () => {
    const send = async () => {
      throw new Error('getaddrinfo ENOTFOUND')
    }
    await expect(sqsSeatQueue({ send } as SqsClient, queueUrl).send(seats(1))).rejects.toThrow('ENOTFOUND')
  })
})

describe('a letter', () => {
  const letter: LetterMessage = { kind: 'letter', version: 2, id: anId(), letter: 'fresh-link' }
  const sentWith = async (delaySeconds?: number) => {
    const { client, commands } = recording()
    await sqsLetterQueue(client, queueUrl).send(letter, delaySeconds)
    expect(commands).toHaveLength(1)
    expect(commands[0]).toBeInstanceOf(SendMessageCommand)
    return (commands[0] as SendMessageCommand).input
  }

  test('a letter is sent as it is', async () => {
    expect(await sentWith()).toEqual({ QueueUrl: queueUrl, MessageBody: JSON.stringify(letter) })
  })

  test('a letter is held back as long as told', async () => {
    expect(await sentWith(900)).toMatchObject({ DelaySeconds: 900 })
  })
})

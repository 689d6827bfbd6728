import { GetQueueAttributesCommand } from '@aws-sdk/client-sqs'
import { describe, expect, test } from 'vitest'
import { sqsBacklog } from '../../../shared/aws/sqs-backlog.ts'
import type { SqsClient } from '../../../shared/aws/sqs-queues.ts'

const queue = 'https://sqs.example.org/feedback'
const deadLetters = 'https://sqs.example.org/feedback-dead-letters'

type Counts = Readonly<Record<string, string>>
const zero: Counts = {
  ApproximateNumberOfMessages: '0',
  ApproximateNumberOfMessagesNotVisible: '0',
  ApproximateNumberOfMessagesDelayed: '0',
}

/** The SDK's client, with queues that hold these messages. */
function clientWith(queues: Readonly<Record<string, Counts | undefined>>) {
  const asked: GetQueueAttributesCommand[] = []
  const send = async (command: GetQueueAttributesCommand) => {
    asked.push(command)
    const Attributes = queues[command.input.QueueUrl ?? '']
    return Attributes ? { Attributes } : {}
  }
  return { client: { send } as SqsClient, asked }
}
const isEmpty = (queues: Readonly<Record<string, Counts | undefined>>) =>
  sqsBacklog(clientWith(queues).client, [queue, deadLetters]).isEmpty()

describe('the backlog of the feedback queue', () => {
  test('the backlog is empty if no message is visible, in flight or delayed in the queue and its dead letters', async () => {
    const { client, asked } = clientWith({ [queue]: zero, [deadLetters]: zero })
    expect(await sqsBacklog(client, [queue, deadLetters]).isEmpty()).toBe(true)
    expect(asked.map(({ input }) => input.QueueUrl)).toEqual([queue, deadLetters])
    for (const command of asked) {
      expect(command).toBeInstanceOf(GetQueueAttributesCommand)
      expect(command.input.AttributeNames).toEqual(Object.keys(zero))
    }
  })

  describe.each([queue, deadLetters])('a message in %s', (url) => {
    const both = { [queue]: zero, [deadLetters]: zero }

    test.each(Object.keys(zero))('the backlog is not empty with one message by %s', async (name) => {
      expect(await isEmpty({ ...both, [url]: { ...zero, [name]: '1' } })).toBe(false)
    })

    test.each(Object.keys(zero))(
      'the backlog is not empty without %s, because a missing count is no zero',
      async (name) => {
        const { [name]: _, ...others } = zero
        expect(await isEmpty({ ...both, [url]: others })).toBe(false)
      },
    )

    test('the backlog is not empty without any answer', async () => {
      expect(await isEmpty({ ...both, [url]: undefined })).toBe(false)
    })
  })

  test('the backlog is unknown if the queue cannot be asked', async () => {
    const client = {
      send: async () => {
        throw new Error('QueueDoesNotExist')
      },
    } as SqsClient
    await expect(sqsBacklog(client, [queue]).isEmpty()).rejects.toThrow('QueueDoesNotExist')
  })
})

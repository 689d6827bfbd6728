import * as z from 'zod'
import { queueArn } from './address.ts'
import { badBatch, eachEntry } from './batch.ts'
import type { Answer, SqsFault } from './fault.ts'
import { maxBatchEntries, maxVisibilitySeconds, messageFault } from './message.ts'
import type { LocalQueue, ReceivedMessage } from './queue.ts'
import { systemAttributes } from './system-attributes.ts'

type Operation = (queue: LocalQueue, input: unknown) => Answer

const names = z.array(z.string()).default([])
const outgoing = z.strictObject({ MessageBody: z.string(), DelaySeconds: z.int().optional() })
const receipt = z.strictObject({ ReceiptHandle: z.string() })
const entryId = { Id: z.string() }

/**
 * The operations on one queue, by their names in `X-Amz-Target`. Unknown parameters, such as message
 * attributes, are refused and not silently dropped. `WaitTimeSeconds` is accepted, but no call waits.
 */
export const operations: ReadonlyMap<string, Operation> = new Map([
  ['SendMessage', operation(outgoing, send)],
  [
    'SendMessageBatch',
    operation(z.strictObject({ Entries: z.array(outgoing.extend(entryId)) }), (queue, { Entries }) => {
      const fault = badBatch(Entries)
      return fault ? { fault } : eachEntry(Entries, (entry) => send(queue, entry))
    }),
  ],
  [
    'ReceiveMessage',
    operation(
      z.strictObject({
        MaxNumberOfMessages: z.int().min(1).max(maxBatchEntries).default(1),
        VisibilityTimeout: z.int().min(0).max(maxVisibilitySeconds).optional(),
        WaitTimeSeconds: z.int().min(0).max(20).optional(),
        AttributeNames: names,
        MessageSystemAttributeNames: names,
        MessageAttributeNames: names,
      }),
      (queue, input) => {
        const received = queue.receive(input.MaxNumberOfMessages, input.VisibilityTimeout)
        const wanted = [...input.AttributeNames, ...input.MessageSystemAttributeNames]
        // AWS leaves the key out if there is no message, so clients must not rely on a list.
        return { ok: received.length > 0 ? { Messages: received.map((each) => onWire(each, wanted)) } : {} }
      },
    ),
  ],
  ['DeleteMessage', operation(receipt, remove)],
  [
    'DeleteMessageBatch',
    operation(z.strictObject({ Entries: z.array(receipt.extend(entryId)) }), (queue, { Entries }) => {
      const fault = badBatch(Entries)
      return fault ? { fault } : eachEntry(Entries, (entry) => remove(queue, entry))
    }),
  ],
  [
    'ChangeMessageVisibility',
    operation(
      receipt.extend({ VisibilityTimeout: z.int().min(0).max(maxVisibilitySeconds) }),
      (queue, input) => {
        const outcome = queue.changeVisibility(input.ReceiptHandle, input.VisibilityTimeout)
        if (outcome === 'changed') return { ok: {} }
        if (outcome === 'invalid handle') return { fault: invalidHandle(input.ReceiptHandle) }
        return {
          fault: { code: 'MessageNotInflight', message: 'The message is not in flight under this handle.' },
        }
      },
    ),
  ],
  [
    'GetQueueAttributes',
    operation(z.strictObject({ AttributeNames: names }), (queue, input) => {
      const attributes = queueAttributes(queue)
      const unknown = input.AttributeNames.find((name) => name !== 'All' && !Object.hasOwn(attributes, name))
      if (unknown !== undefined) {
        return { fault: { code: 'InvalidAttributeName', message: `Unknown Attribute ${unknown}.` } }
      }
      return { ok: { Attributes: picked(attributes, input.AttributeNames) } }
    }),
  ],
])

/** Wraps an operation so that it parses its input first. */
function operation<Schema extends z.ZodType>(
  schema: Schema,
  run: (queue: LocalQueue, input: z.output<Schema>) => Answer,
): Operation {
  return (queue, input) => {
    const parsed = schema.safeParse(input)
    if (parsed.success) return run(queue, parsed.data)
    return { fault: { code: 'InvalidParameterValue', message: z.prettifyError(parsed.error) } }
  }
}

function send(queue: LocalQueue, entry: z.output<typeof outgoing>): Answer {
  const fault = messageFault(entry.MessageBody, entry.DelaySeconds)
  if (fault) return { fault }
  const { messageId, md5OfBody } = queue.send(entry.MessageBody, { delaySeconds: entry.DelaySeconds })
  return { ok: { MessageId: messageId, MD5OfMessageBody: md5OfBody } }
}

function remove(queue: LocalQueue, entry: z.output<typeof receipt>): Answer {
  const outcome = queue.delete(entry.ReceiptHandle)
  return outcome === 'invalid handle' ? { fault: invalidHandle(entry.ReceiptHandle) } : { ok: {} }
}

function invalidHandle(handle: string): SqsFault {
  return {
    code: 'ReceiptHandleIsInvalid',
    message: `${JSON.stringify(handle)} is not a valid receipt handle.`,
  }
}

function queueAttributes(queue: LocalQueue) {
  const { visible, inFlight, delayed } = queue.counts()
  return {
    ApproximateNumberOfMessages: String(visible),
    ApproximateNumberOfMessagesNotVisible: String(inFlight),
    ApproximateNumberOfMessagesDelayed: String(delayed),
    QueueArn: queueArn(queue.name),
    VisibilityTimeout: String(queue.visibilityTimeoutSeconds),
  }
}

function onWire(message: ReceivedMessage, attributeNames: readonly string[]): object {
  return {
    MessageId: message.messageId,
    ReceiptHandle: message.receiptHandle,
    MD5OfBody: message.md5OfBody,
    Body: message.body,
    Attributes: picked(systemAttributes(message), attributeNames),
  }
}

/**
 * The attributes that were requested by name or by `All`; undefined, which JSON leaves out, if none was
 * requested.
 */
function picked(attributes: object, wanted: readonly string[]): object | undefined {
  const chosen = Object.entries(attributes).filter(
    ([name]) => wanted.includes('All') || wanted.includes(name),
  )
  return chosen.length > 0 ? Object.fromEntries(chosen) : undefined
}

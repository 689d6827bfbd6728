import { randomUUID } from 'node:crypto'
import { Hono } from 'hono'
import * as z from 'zod'
import { queueNameOf, queueUrl } from './address.ts'
import { type Answer, faultResponse } from './fault.ts'
import { operations } from './operations.ts'
import type { LocalQueue } from './queue.ts'

const target = /^AmazonSQS\.(\w+)$/
const queueUrlInput = z.looseObject({ QueueUrl: z.string() })
const queueNameInput = z.object({ QueueName: z.string() })

/**
 * Serves queues in memory by SQS's protocol (AWS JSON 1.0) for clients of @aws-sdk/client-sqs. Signatures are
 * not checked, so it must listen on the loopback address only.
 */
export function sqsServer(queues: readonly LocalQueue[]): Hono {
  const byName = new Map(queues.map((queue) => [queue.name, queue]))
  const app = new Hono()

  app.post('/*', async (c) => {
    const name = target.exec(c.req.header('x-amz-target') ?? '')?.[1] ?? ''
    const input: unknown = await c.req.json().catch(() => undefined)
    return respond(answer(name, input, new URL(c.req.url).origin))
  })
  app.onError((error) =>
    faultResponse({ code: 'InternalFailure', message: `The local queue failed: ${error.message}` }),
  )

  function answer(name: string, input: unknown, origin: string): Answer {
    if (name === 'GetQueueUrl') {
      const parsed = queueNameInput.safeParse(input)
      const queue = parsed.success ? byName.get(parsed.data.QueueName) : undefined
      return queue ? { ok: { QueueUrl: queueUrl(origin, queue.name) } } : noSuchQueue([...byName.keys()])
    }
    const operation = operations.get(name)
    if (!operation) {
      const known = ['GetQueueUrl', ...operations.keys()].join(', ')
      return { fault: { code: 'UnsupportedOperation', message: `Operation "${name}" is none of ${known}.` } }
    }
    const parsed = queueUrlInput.safeParse(input)
    if (!parsed.success)
      return { fault: { code: 'MissingParameter', message: z.prettifyError(parsed.error) } }
    const { QueueUrl, ...parameters } = parsed.data
    const queue = byName.get(queueNameOf(QueueUrl) ?? '')
    return queue ? operation(queue, parameters) : noSuchQueue([...byName.keys()])
  }

  return app
}

function noSuchQueue(known: readonly string[]): Answer {
  return {
    fault: {
      code: 'QueueDoesNotExist',
      message: `The specified queue does not exist. Known here: ${known.join(', ')}.`,
    },
  }
}

function respond(answer: Answer): Response {
  const response = 'fault' in answer ? faultResponse(answer.fault) : jsonResponse(answer.ok)
  response.headers.set('x-amzn-requestid', randomUUID())
  return response
}

function jsonResponse(body: object): Response {
  return new Response(JSON.stringify(body), {
    headers: { 'content-type': 'application/x-amz-json-1.0' },
  })
}

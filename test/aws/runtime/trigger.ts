import { readFileSync } from 'node:fs'
import type { Template } from 'aws-cdk-lib/assertions'
import { expect } from 'vitest'
import { anSqsEvent, failed } from '../../fakes/an-sqs-event.ts'

/** An event of the kind by which the deployed stack calls a function, and the answer that is due to it. */
export interface Trigger {
  readonly event: unknown
  readonly answer: unknown
}

/** Reads from the template what calls a function. Fails if nothing does, or if it is of no known kind. */
export function triggerOf(template: Template, logicalId: string): Trigger {
  const callers = (type: string) =>
    Object.values(template.findResources(type)).filter((resource) =>
      JSON.stringify(resource).includes(`"${logicalId}"`),
    )
  if (callers('AWS::ApiGatewayV2::Integration').length > 0) return page
  if (callers('AWS::Scheduler::Schedule').length > 0) return tick
  const queues = callers('AWS::Lambda::EventSourceMapping').map(
    ({ Properties }): string => Properties.EventSourceArn['Fn::GetAtt'][0],
  )
  if (queues.length > 0) return batch(queues)
  throw new Error(`nothing in the template calls ${logicalId}`)
}

const event = (name: string) =>
  JSON.parse(readFileSync(new URL(`../../functions/bundle/events/${name}.json`, import.meta.url), 'utf8'))

const post = event('http-subscribe')
const { body: _body, ...get } = post

/** A visitor opens the home page. */
const page: Trigger = {
  event: {
    ...get,
    routeKey: 'ANY /',
    rawPath: '/',
    requestContext: { ...get.requestContext, http: { ...get.requestContext.http, method: 'GET', path: '/' } },
  },
  answer: {
    statusCode: 200,
    headers: expect.objectContaining({ 'content-type': expect.stringContaining('text/html') }),
    body: expect.stringContaining('<form'),
    isBase64Encoded: false,
  },
}

/** The scheduler ignores the answer. Nobody is due, so no seat is summoned. */
const tick: Trigger = { event: event('scheduler-tick'), answer: { seats: [] } }

/** The messages of each queue. One more that nobody can read must come back, and only that one; a report is put aside. */
function batch(queues: readonly string[]): Trigger {
  const bodies = queues.map((queue) => {
    const [, body] = messages.find(([name]) => queue.startsWith(name)) ?? []
    if (body === undefined) throw new Error(`there is no example of a message of the queue ${queue}`)
    return JSON.stringify(body)
  })
  const comesBack = queues.some((queue) => !queue.startsWith('Reports'))
  return {
    event: anSqsEvent(...bodies, 'no message of ours'),
    answer: comesBack ? failed(bodies.length) : failed(),
  }
}

const messages: readonly (readonly [queue: string, body: unknown])[] = [
  ['Seats', { kind: 'seat', version: 1, seat: 0 }],
  [
    'Letters',
    {
      kind: 'letter',
      version: 2,
      id: 'AAAAAAAAAAAAAAAAAAAAAQ',
      letter: 'confirm',
      request: 'AAAAAAAAAAAAAAAAAAAAAg',
    },
  ],
  [
    'Reports',
    {
      Type: 'Notification',
      Message: JSON.stringify({
        eventType: 'Delivery',
        mail: { timestamp: '2026-11-23T08:59:58.000Z', tags: { subscriber: ['AAAAAAAAAAAAAAAAAAAAAQ'] } },
        delivery: { recipients: ['ann@example.org'] },
      }),
    },
  ],
]

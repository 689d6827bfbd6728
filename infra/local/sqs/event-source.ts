import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { type Clock, secondMs } from '../../../shared/time/clock.ts'
import { type BatchOutcome, batchOutcome } from './batch-outcome.ts'
import { lambdaContext } from './lambda-context.ts'
import { maxBatchEntries } from './message.ts'
import type { LocalQueue, ReceivedMessage } from './queue.ts'
import { sqsEvent } from './sqs-event.ts'
import { type Cut, withinLimit } from './time-limit.ts'
import { checkWhole } from './whole-number.ts'

/** A Lambda function behind a queue. */
// biome-ignore lint/suspicious/noConfusingVoidType: a handler may also return nothing at all
export type SqsHandler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse | void>

export interface EventSourceOptions {
  readonly queue: LocalQueue
  readonly functionName: string
  readonly handler: SqsHandler
  readonly clock: Clock
  /** A longer call counts as failed: 1 to 900 s, and no more than the queue's visibility time-out. */
  readonly timeoutSeconds: number
  /** The most calls that run at once. AWS allows 2 to 1,000; here 1 is allowed too. */
  readonly maximumConcurrency: number
  /** The most messages per call, 1 to 10; default 10. */
  readonly batchSize?: number
  /** The time that `stop` waits for running calls; default 5 s. */
  readonly stopWithinSeconds?: number
  /**
   * Called for each call that failed as a whole; `cause` is what the handler threw. Not called for single
   * messages.
   */
  readonly onError: (error: Error) => void
}

export interface EventSource {
  /** Calls the handler whenever messages are visible, until `stop`. Starting twice is starting once. */
  start(): void
  /**
   * Stops receiving, waits for running calls, and then abandons them: their messages become visible again, as
   * if AWS had killed the calls. No timer and no listener remains, but an abandoned handler cannot be
   * interrupted.
   */
  stop(): Promise<void>
  /**
   * Receives and calls until no message is visible, and resolves to the number of messages given to the
   * handler. It uses no timer: the time limit is checked by the clock after a call, so a call that never ends
   * blocks it.
   */
  drain(): Promise<number>
}

type Wait = (work: Promise<unknown>) => Promise<{ readonly value: unknown } | Cut>

/**
 * The longest sleep of the poller while messages are hidden, so that it notices a clock that is moved by
 * hand.
 */
const longestSleepMs = secondMs

/**
 * Imitates Lambda's event source mapping with `ReportBatchItemFailures`. Messages that succeeded are deleted.
 * Messages that failed stay hidden until their visibility time-out ends. Throws RangeError for limits that
 * AWS would refuse.
 */
export function eventSource(options: EventSourceOptions): EventSource {
  const { queue, functionName, handler, clock, timeoutSeconds, maximumConcurrency, onError } = options
  const { batchSize = maxBatchEntries, stopWithinSeconds = 5 } = options
  // AWS refuses a mapping if the queue could deliver a message again while the function still runs.
  checkWhole('timeoutSeconds', timeoutSeconds, 1, Math.min(900, queue.visibilityTimeoutSeconds))
  checkWhole('maximumConcurrency', maximumConcurrency, 1, 1000)
  checkWhole('batchSize', batchSize, 1, maxBatchEntries)

  const calls = new Set<Promise<void>>()
  let stopListening: (() => void) | undefined
  let wake: NodeJS.Timeout | undefined
  let pumpIsDue = false
  let killing = new AbortController()

  function pump(): void {
    pumpIsDue = false
    clearTimeout(wake)
    if (!stopListening) return
    while (calls.size < maximumConcurrency) {
      const batch = queue.receive(batchSize)
      if (batch.length === 0) {
        sleep()
        return
      }
      launch(batch)
    }
  }

  function sleep(): void {
    const next = queue.nextVisibleAt()
    if (next === undefined) return
    wake = setTimeout(pump, Math.min(Math.max(next - clock(), 1), longestSleepMs))
  }

  /** Defers the work, so that messages sent together share a batch and a sender never runs the handler. */
  function pumpSoon(): void {
    if (pumpIsDue) return
    pumpIsDue = true
    queueMicrotask(pump)
  }

  function launch(batch: readonly ReceivedMessage[]): void {
    const { signal } = killing
    const call = run(batch, (work) => withinLimit(work, timeoutSeconds * secondMs, signal)).finally(() => {
      calls.delete(call)
      pump()
    })
    calls.add(call)
  }

  async function run(batch: readonly ReceivedMessage[], wait: Wait): Promise<void> {
    const outcome = await outcomeOf(batch, wait)
    if (outcome.kind === 'all failed') {
      const { reason, cause } = outcome
      onError(new Error(`${functionName} failed for all ${batch.length} messages: ${reason}`, { cause }))
      return
    }
    for (const { messageId, receiptHandle } of batch) {
      if (!outcome.failed.has(messageId)) queue.delete(receiptHandle)
    }
  }

  async function outcomeOf(batch: readonly ReceivedMessage[], wait: Wait): Promise<BatchOutcome> {
    const deadline = clock() + timeoutSeconds * secondMs
    const context = lambdaContext(functionName, clock, deadline)
    try {
      const ended = await wait((async () => handler(sqsEvent(queue.name, batch), context))())
      if ('cut' in ended && ended.cut === 'aborted') {
        return { kind: 'all failed', reason: 'the event source was stopped' }
      }
      if ('cut' in ended || clock() > deadline) {
        return { kind: 'all failed', reason: `it ran longer than ${timeoutSeconds} s` }
      }
      return batchOutcome(
        ended.value,
        batch.map((message) => message.messageId),
      )
    } catch (cause) {
      return { kind: 'all failed', reason: 'it threw', cause }
    }
  }

  async function lane(): Promise<number> {
    let handled = 0
    for (;;) {
      const batch = queue.receive(batchSize)
      if (batch.length === 0) return handled
      await run(batch, async (work) => ({ value: await work }))
      handled += batch.length
    }
  }

  return {
    start() {
      if (stopListening) return
      killing = new AbortController()
      stopListening = queue.onArrival(pumpSoon)
      pump()
    },
    async stop() {
      stopListening?.()
      stopListening = undefined
      clearTimeout(wake)
      const ended = await withinLimit(Promise.all(calls), stopWithinSeconds * secondMs)
      if (!('cut' in ended)) return
      killing.abort()
      await Promise.all(calls)
    },
    async drain() {
      const handled = await Promise.all(Array.from({ length: maximumConcurrency }, lane))
      return handled.reduce((sum, count) => sum + count, 0)
    },
  }
}

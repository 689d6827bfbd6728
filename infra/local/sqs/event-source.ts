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
  /** A call that runs longer counts as failed: 1 to 900 s, and no more than the queue's visibility time-out. */
  readonly timeoutSeconds: number
  /** How many calls may run at once. AWS allows 2 to 1,000; here also 1. */
  readonly maximumConcurrency: number
  /** Messages a call at most, 1 to 10; default 10. */
  readonly batchSize?: number
  /** How long `stop` waits for running calls; default 5 s. */
  readonly stopWithinSeconds?: number
  /** Told of each call that failed as a whole, with what the handler threw as `cause`. Not of single failed items. */
  readonly onError: (error: Error) => void
}

export interface EventSource {
  /** Calls the handler whenever messages are visible, until `stop`. Starting twice is starting once. */
  start(): void
  /**
   * Receives no more and waits for running calls, then gives up on them as AWS would by killing them: their messages
   * come back. Leaves no timer and no listener behind, though a handler that was given up on cannot be interrupted.
   */
  stop(): Promise<void>
  /**
   * Without any timer: receives and calls until nothing is visible, and resolves to the number of messages handed to
   * the handler. The time limit is the clock's alone, so a call that never ends is waited for.
   */
  drain(): Promise<number>
}

type Wait = (work: Promise<unknown>) => Promise<{ readonly value: unknown } | Cut>

/** The longest the poller sleeps while messages are hidden, so that a clock which is moved by hand is noticed. */
const longestSleepMs = secondMs

/**
 * What Lambda's event source mapping does with `ReportBatchItemFailures`: what succeeded is deleted, what failed stays
 * hidden until its visibility time-out ends.
 */
export function eventSource(options: EventSourceOptions): EventSource {
  const { queue, functionName, handler, clock, timeoutSeconds, maximumConcurrency, onError } = options
  const { batchSize = maxBatchEntries, stopWithinSeconds = 5 } = options
  // AWS refuses a mapping whose queue would deliver a message again while its function still runs.
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

  /** Deferred, so that messages sent in one go come in one batch and a sender never runs the handler. */
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

import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda'
import * as z from 'zod/mini'
import { noteSubmitted, type ProofStore } from '../../shared/delivery/attempt/proof.ts'
import { type DeliverLetterDeps, deliverLetter } from '../../shared/delivery/deliver-letter.ts'
import { seatMessageSchema } from '../../shared/delivery/pace/seat.ts'
import { type SeatRun, type WorkSeatDeps, workSeat } from '../../shared/delivery/pace/work-seat.ts'
import { faultName } from '../../shared/log/fault-name.ts'
import type { Log } from '../../shared/log/log.ts'
import type { Metrics } from '../../shared/log/metrics.ts'
import { type LetterMessage, letterMessageSchema } from '../../shared/subscriber/letter-message.ts'
import { metricNames } from '../metric-names.ts'
import { seatWatch } from './seat-watch.ts'

export interface DeliverFunctionDeps
  extends Omit<WorkSeatDeps, 'remainingMs' | 'onFault' | 'onOutcome' | 'onSubmit'>,
    Omit<DeliverLetterDeps, 'sending'> {
  readonly seatCount: number
  readonly proof: Pick<ProofStore, 'read' | 'unheard'>
  readonly log: Log
  readonly metrics: Metrics
}

const messageSchema = z.union([seatMessageSchema, letterMessageSchema])

/** The result of a batch of messages. */
export interface DeliveredBatch {
  readonly response: SQSBatchResponse
  /** The result of each run of a seat. */
  readonly seats: readonly SeatRun[]
}

export type DeliverBatch = (event: SQSEvent, context: Context) => Promise<DeliveredBatch>

/**
 * Works off seats and letters from SQS. Only the messages that failed are reported, so the others of the
 * batch succeed.
 */
export function deliverBatch(deps: DeliverFunctionDeps): DeliverBatch {
  return async (event, context) => {
    const batchItemFailures: SQSBatchResponse['batchItemFailures'] = []
    const seats: SeatRun[] = []
    for (const record of event.Records) {
      try {
        const { failed, seat } = await deliverMessage(deps, record.body, context)
        if (seat) seats.push(seat)
        if (failed) batchItemFailures.push({ itemIdentifier: record.messageId })
      } catch (fault) {
        deps.log.error('message failed', { error: faultName(fault) })
        batchItemFailures.push({ itemIdentifier: record.messageId })
      }
    }
    return { response: { batchItemFailures }, seats }
  }
}

export type DeliverHandler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>

/** The handler that Lambda calls. It returns to SQS which messages failed, and nothing else. */
export function deliverHandler(batch: DeliverBatch): DeliverHandler {
  return async (event, context) => (await batch(event, context)).response
}

/** A message that fails several times becomes a dead letter, and an alarm tells the operator. */
interface DeliveredMessage {
  readonly failed: boolean
  readonly seat?: SeatRun
}

async function deliverMessage(
  deps: DeliverFunctionDeps,
  body: string,
  context: Context,
): Promise<DeliveredMessage> {
  const message = messageSchema.parse(JSON.parse(body))
  if (message.kind === 'letter') return { failed: !(await mailLetter(deps, message)) }
  // The message becomes a dead letter. It tells the operator that two functions run with different numbers of
  // seats.
  if (message.seat >= deps.seatCount) throw new Error(`there is no seat ${message.seat}`)
  return { failed: false, seat: await handleSeat(deps, message.seat, context) }
}

/** Mails a letter; false if it is given up. */
async function mailLetter(deps: DeliverFunctionDeps, message: LetterMessage): Promise<boolean> {
  const result = await deliverLetter(deps, message)
  const isFine = result.outcome === 'submitted' || result.outcome === 'dropped'
  const { letter, correlation } = message
  deps.log[isFine ? 'info' : 'warn']('letter', { letter, ...result, ...(correlation ? { correlation } : {}) })
  if (result.outcome === 'submitted') deps.metrics.count(metricNames.deliver.lettersSubmitted)
  return result.outcome !== 'given-up'
}

async function handleSeat(deps: DeliverFunctionDeps, index: number, context: Context): Promise<SeatRun> {
  const watch = seatWatch(deps)
  const onFault = (fault: unknown): void => deps.log.error('reader failed', { error: faultName(fault) })
  const remainingMs = (): number => context.getRemainingTimeInMillis()
  try {
    const seat = { index, of: deps.seatCount }
    const run = await workSeat({ ...deps, ...watch.hooks, remainingMs, onFault }, seat)
    deps.log.info('seat', { seat: index, ...run })
    return run
  } finally {
    await noteMails(deps, watch.submittedSince())
  }
}

/**
 * Notes when the run's first mail went out: publish measures the silence of feedback from it. No mail depends
 * on it.
 */
async function noteMails({ proof, log }: DeliverFunctionDeps, since: number | undefined): Promise<void> {
  try {
    if (since !== undefined) await noteSubmitted(proof, since)
  } catch (fault) {
    log.warn('mails not noted', { error: faultName(fault) })
  }
}

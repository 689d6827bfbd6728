import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda'
import { noteSubmitted, type ProofStore } from '../../shared/delivery/attempt/proof.ts'
import { seatMessageSchema, seatOfShard } from '../../shared/delivery/pace/seat.ts'
import { type SeatRun, type WorkSeatDeps, workSeat } from '../../shared/delivery/pace/work-seat.ts'
import { faultName } from '../../shared/log/fault-name.ts'
import type { Log } from '../../shared/log/log.ts'
import type { Metrics } from '../../shared/log/metrics.ts'
import { eachRecord } from '../lambda/each-record.ts'
import { seatWatch } from './seat-watch.ts'

export interface DeliverFunctionDeps
  extends Omit<WorkSeatDeps, 'remainingMs' | 'onFault' | 'onOutcome' | 'onSubmit'> {
  readonly seatCount: number
  readonly proof: Pick<ProofStore, 'read' | 'unheard'>
  readonly log: Log
  readonly metrics: Metrics
}

/** The result of a batch of messages. */
export interface DeliveredBatch {
  readonly response: SQSBatchResponse
  /** The result of each run of a seat. */
  readonly seats: readonly SeatRun[]
}

export type DeliverBatch = (event: SQSEvent, context: Context) => Promise<DeliveredBatch>

/** Works off the messages of seats from SQS. */
export function deliverBatch(deps: DeliverFunctionDeps): DeliverBatch {
  return async (event, context) => {
    const seats: SeatRun[] = []
    const response = await eachRecord(deps.log, event, async (body) => {
      const { seat } = seatMessageSchema.parse(JSON.parse(body))
      // A message of before the seats became fewer means the seat that has the shards now.
      seats.push(await handleSeat(deps, seatOfShard(seat, deps.seatCount), context))
      return 'done'
    })
    return { response, seats }
  }
}

export type DeliverHandler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>

/** The handler that Lambda calls. It returns to SQS which messages failed, and nothing else. */
export function deliverHandler(batch: DeliverBatch): DeliverHandler {
  return async (event, context) => (await batch(event, context)).response
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

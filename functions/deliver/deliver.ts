import type { Context, SQSBatchResponse, SQSEvent } from 'aws-lambda'
import * as z from 'zod'
import { type DeliverLetterDeps, deliverLetter } from '../../shared/delivery/deliver-letter.ts'
import { type DeliverSeatDeps, deliverSeat, type SeatReport } from '../../shared/delivery/deliver-seat.ts'
import { seatMessageSchema } from '../../shared/delivery/seat.ts'
import type { Log } from '../../shared/log/log.ts'
import { letterMessageSchema } from '../../shared/subscriber/letter.ts'

export interface DeliverFunctionDeps
  extends Omit<DeliverSeatDeps, 'remainingMs' | 'onFault'>,
    Omit<DeliverLetterDeps, 'sending'> {
  readonly seatCount: number
  readonly log: Log
  /** Told what each run of a seat did. */
  readonly onSeat?: (seat: number, report: SeatReport) => void
}

const messageSchema = z.union([seatMessageSchema, letterMessageSchema])

export type DeliverHandler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>

/** Works off seats and letters from SQS. A message that fails is reported alone, so that its siblings succeed. */
export function deliverHandler(deps: DeliverFunctionDeps): DeliverHandler {
  return async (event, context) => {
    const batchItemFailures: SQSBatchResponse['batchItemFailures'] = []
    for (const record of event.Records) {
      try {
        const handled = await deliverMessage(deps, record.body, context)
        if (!handled) batchItemFailures.push({ itemIdentifier: record.messageId })
      } catch (fault) {
        logFault(deps.log, 'message failed', fault)
        batchItemFailures.push({ itemIdentifier: record.messageId })
      }
    }
    return { batchItemFailures }
  }
}

/** False: the message failed; after some more failures it is a dead letter, which somebody is told of. */
async function deliverMessage(deps: DeliverFunctionDeps, body: string, context: Context): Promise<boolean> {
  const message = messageSchema.parse(JSON.parse(body))
  if (message.kind === 'letter') {
    const result = await deliverLetter(deps, message)
    const isFine = result.outcome === 'submitted' || result.outcome === 'dropped'
    deps.log[isFine ? 'info' : 'warn']('letter', { letter: message.letter, ...result })
    return result.outcome !== 'given-up'
  }
  // A dead letter tells the operator that two settings of the number of seats are at work.
  if (message.seat >= deps.seatCount) throw new Error(`there is no seat ${message.seat}`)
  const report = await deliverSeat(
    {
      ...deps,
      remainingMs: () => context.getRemainingTimeInMillis(),
      onFault: (fault) => logFault(deps.log, 'reader failed', fault),
    },
    { index: message.seat, of: deps.seatCount },
  )
  deps.log.info('seat', { seat: message.seat, ...report })
  deps.onSeat?.(message.seat, report)
  return true
}

/** The kind of a fault, never its message: that can hold an address. */
function logFault(log: Log, message: string, fault: unknown): void {
  log.error(message, { error: fault instanceof Error ? fault.name : typeof fault })
}

import type { SQSBatchResponse, SQSEvent } from 'aws-lambda'
import {
  type DeliverLetterDeps,
  deliverLetter,
  type LetterOutcome,
} from '../../shared/delivery/deliver-letter.ts'
import { faultName } from '../../shared/log/fault-name.ts'
import type { Log } from '../../shared/log/log.ts'
import type { Metrics } from '../../shared/log/metrics.ts'
import { type LetterMessage, parseLetterMessage } from '../../shared/subscriber/letter/letter-message.ts'
import { endTurn } from '../../shared/subscriber/sign-up/turn-away.ts'
import { eachRecord } from '../lambda/each-record.ts'
import { metricNames } from '../metric-names.ts'

export interface LettersFunctionDeps extends Omit<DeliverLetterDeps, 'onThrottled'> {
  readonly log: Log
  readonly metrics: Metrics
}

export type LettersHandler = (event: SQSEvent) => Promise<SQSBatchResponse>

/**
 * Mails the letters of a batch from SQS. A letter that is given up fails, as a message that cannot be read
 * does: after several failures it becomes a dead letter, and an alarm tells the operator.
 */
export function lettersHandler(deps: LettersFunctionDeps): LettersHandler {
  return (event) =>
    eachRecord(deps.log, event, async (body) => {
      const message = parseLetterMessage(JSON.parse(body))
      const { letter, correlation } = message
      const onThrottled = () => deps.metrics.count(metricNames.letters.throttled)
      const result = await deliverLetter({ ...deps, onThrottled }, message)
      if (letter === 'still-refused' && ended.includes(result.outcome))
        await note(deps, message, result.outcome)
      const isFine = ['submitted', 'dropped', 'no-mail-domain', 'waits'].includes(result.outcome)
      deps.log[isFine ? 'info' : 'warn']('letter', {
        letter,
        ...result,
        ...(correlation ? { correlation } : {}),
      })
      const counted = metricOf[result.outcome]
      if (counted) deps.metrics.count(counted)
      return result.outcome === 'given-up' ? 'failed' : 'done'
    })
}

/** The outcomes after which a letter does not come back. */
const ended: readonly LetterOutcome['outcome'][] = [
  'submitted',
  'dropped',
  'no-mail-domain',
  'refused',
  'in-doubt',
  'given-up',
]

/** The letter is out. If that cannot be noted now, it is no reason to mail it again. */
async function note(
  { subscribers, clock, log }: LettersFunctionDeps,
  message: LetterMessage,
  outcome: LetterOutcome['outcome'],
): Promise<void> {
  try {
    await endTurn(subscribers, message, outcome === 'submitted' ? clock() : undefined)
  } catch (fault) {
    log.warn('address not forgotten', { error: faultName(fault) })
  }
}

const metricOf: Readonly<Partial<Record<LetterOutcome['outcome'], string>>> = {
  submitted: metricNames.letters.submitted,
  refused: metricNames.letters.refused,
  waits: metricNames.letters.held,
  'no-mail-domain': metricNames.letters.noMailDomain,
}

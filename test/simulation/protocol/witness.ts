import type { Log, LogFields } from '../../../shared/log/log.ts'
import type { Subscriber } from '../../../shared/subscriber/subscriber.ts'
import type { EpochMs } from '../../../shared/time/clock.ts'
import type { Item } from '../../dynamo/engine/attribute-value.ts'
import type { ItemChange } from '../../dynamo/engine/table.ts'
import type { Actor } from '../actor.ts'
import type { Services } from '../clients.ts'
import type { SesCall } from '../memory-ses.ts'
import { isTaken, type SesOutcome } from '../ses/ses-outcome.ts'
import { answerWatcher } from './answer-watcher.ts'
import type { DeedAnswer } from './life.ts'
import { promptness } from './promptness.ts'
import type { Reached } from './sometimes.ts'
import { sometimesWatcher } from './sometimes-watcher.ts'
import { type StopWatcherOptions, stopWatcher } from './stop-watcher.ts'

export interface WitnessOptions extends StopWatcherOptions {
  readonly readerMs: number
  /** Nothing holds back the letters of people who sign up. */
  readonly lettersComeAtOnce: boolean
  readonly promptSince: () => EpochMs | undefined
  /** Keeps the violation of a watching function. */
  readonly keeping: (watch: () => void) => void
}

export interface Witness {
  /** The same services. Whose call it is that takes effect, and whether its condition is met, is noticed. */
  readonly services: (services: Services, actor: Actor) => Services
  readonly onReader: (before: Subscriber | undefined, after: Subscriber) => void
  readonly onWrite: (change: ItemChange) => void
  readonly onCall: (call: SesCall, outcome: SesOutcome) => void
  /** The same log, which is read. */
  readonly log: (log: Log, actor: Actor) => Log
  /** A worker turns to SES with a digest. */
  readonly onAsk: (actor: Actor) => void
  readonly onDeed: (actor: Actor) => void
  readonly onAnswer: (answer: DeedAnswer, actor: Actor) => void
  readonly onTick: () => void
  readonly onCalm: () => void
  readonly onEnd: () => void
  readonly reached: () => Reached
}

/** Sees to promptness, and to what a run reaches. */
export function witness(options: WitnessOptions): Witness {
  const { clock, keeping } = options
  const prompt = promptness(options)
  const stops = stopWatcher(options)
  const sometimes = sometimesWatcher(clock)
  const answers = answerWatcher(clock)
  let writer: { readonly id: number; readonly name: string } = { id: -1, name: '' }

  function execute(actor: Actor, command: object, run: () => object): object {
    const { input } = command as {
      readonly input: { readonly UpdateExpression?: string; readonly Key?: Item }
    }
    if (input.UpdateExpression === undefined) return run()
    writer = actor
    const note = (isWritten: boolean): void => {
      sometimes.onCommand(command, isWritten)
      if (input.Key?.sk?.S === 'sending') keeping(() => stops.onCommand(actor.id, input, isWritten))
    }
    try {
      const answer = run()
      note(true)
      return answer
    } catch (error) {
      if ((error as Error).name === 'ConditionalCheckFailedException') note(false)
      throw error
    }
  }

  function onLog(message: string, fields: LogFields, actor: Actor): void {
    sometimes.onLog(message, fields)
    const { end, outcomes } = fields as { end?: string; outcomes?: Record<string, number> }
    if (message === 'seat' && end === 'stopped') keeping(() => stops.onStopped(actor.id, outcomes ?? {}))
  }

  return {
    services: (services, actor) => {
      const { dynamo } = services
      return {
        ...services,
        dynamo: {
          ...dynamo,
          execute: (command, delay) => execute(actor, command, () => dynamo.execute(command, delay)),
        },
      }
    },
    onReader(before, after) {
      keeping(() => answers.onReader(before, after, writer))
      sometimes.onReader(before, after, writer.name)
      prompt.onReader(before, after)
    },
    onWrite(change) {
      const { before, after } = change
      if (!after || after.sk?.S === 'subscriber') return
      sometimes.onItem(change)
      prompt.onItem(after)
      if (after.pk?.S === 'reputation') stops.onHarm(after)
      if (after.pk?.S === 'sending') keeping(() => stops.onItem(before ?? {}, after, writer.id))
    },
    onCall({ tags }, outcome) {
      if (tags.letter === 'confirm' && isTaken(outcome)) prompt.onLetter(tags.subscriber ?? '')
      if (tags.attempt === undefined) return
      sometimes.onSubmit(outcome)
      keeping(() => stops.onSubmit(outcome))
    },
    log(log, actor) {
      const also =
        (write: Log['info']): Log['info'] =>
        (message, fields = {}) => {
          onLog(message, fields, actor)
          write(message, fields)
        }
      return { info: also(log.info), warn: also(log.warn), error: also(log.error) }
    },
    onAsk: ({ id }) => keeping(() => stops.onAsk(id)),
    onDeed: ({ id }) => answers.onBegin(id),
    onAnswer(answer, { id }) {
      keeping(() => answers.onAnswer(answer, id))
      if (options.lettersComeAtOnce && answer.is === 'asking') prompt.onAsked(answer.id)
    },
    onTick() {
      keeping(prompt.onTick)
      keeping(stops.onTick)
    },
    onCalm: prompt.onCalm,
    onEnd: () => keeping(prompt.check),
    reached: sometimes.reached,
  }
}

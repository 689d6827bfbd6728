import { GetSendQuotaCommand, SendRawEmailCommand, type SendRawEmailCommandInput } from '@aws-sdk/client-ses'
import type { SesClient } from '../../shared/aws/ses-mailer.ts'
import type { Clock, EpochMs } from '../../shared/time/clock.ts'
import type { MemoryService } from './memory-service.ts'
import type { DelayAnswer } from './operation.ts'
import { type SendCount, sendCount } from './ses/send-count.ts'
import {
  type AcceptedMail,
  eventsOf,
  inEnvelope,
  type MailFate,
  type SesEventType,
} from './ses/ses-events.ts'
import { answerDelayMs, errorOf, isTaken, type SesOutcome } from './ses/ses-outcome.ts'

/** The mail that a caller asks SES to send. */
export type SesCall = Omit<AcceptedMail, 'messageId'> & { readonly raw: Uint8Array }

export interface MemorySesOptions {
  readonly clock: Clock
  /** The outcome of a call. Default: it is accepted. */
  readonly outcome?: (call: SesCall) => SesOutcome
  /** Mails a second and a day; −1 a day means no limit. */
  readonly quota?: { readonly perSecond: number; readonly perDay: number }
  /** Whether SES throttles mails beyond its quota, whatever `outcome` says. Default true. */
  readonly enforcesQuota?: boolean
  /** How long each answer takes. Default: none. */
  readonly answerMs?: () => number
  /** The outcome of asking for the quota. Default: it is answered. */
  readonly quotaOutcome?: () => 'answered' | 'hangs' | 'throttled'
  /** The fate of a message that was taken. Default: it is delivered. */
  readonly fate?: (mail: AcceptedMail) => MailFate
  /** The addresses that a bounce or complaint lists. Default: those to which the mail went. */
  readonly listed?: (mail: AcceptedMail, fate: MailFate) => readonly string[]
  /** The delay of each copy of an event. Without a copy the event is lost. Default: one copy after a second. */
  readonly transitMs?: (type: SesEventType, mail: AcceptedMail) => readonly number[]
  /** Brings an event to the feedback queue at a moment. */
  readonly publish?: (at: EpochMs, type: SesEventType, body: string, mail: AcceptedMail) => void
  /** Called for every call at the moment it reaches SES, so that invariants can be watched. */
  readonly onCall?: (call: SesCall, outcome: SesOutcome) => void
}

export interface MemorySes extends MemoryService {
  /** Answers at once, for tests without a scheduler. */
  readonly client: SesClient
  /** The mails that were taken, in order. */
  readonly accepted: readonly AcceptedMail[]
  readonly count: SendCount
}

/** The caller of GetSendQuota gives up after this long. */
const quotaTimeoutMs = 5_000

/** SES in memory, where the SDK client's `send` stands. */
export function memorySes(options: MemorySesOptions): MemorySes {
  const { clock, quota = { perSecond: 14, perDay: 50_000 }, enforcesQuota = true } = options
  const { outcome: outcomeOf = () => 'accepted', quotaOutcome = () => 'answered', publish } = options
  const { listed = (mail) => mail.recipients, answerMs = () => 0 } = options
  const { fate = () => 'delivered', transitMs = () => [1_000], onCall = () => {} } = options
  const accepted: AcceptedMail[] = []
  const count = sendCount()
  let events = 0

  /** SES looks at its quotas before it looks at the message. */
  function quotaRefusal(now: EpochMs, recipients: number): SesOutcome | undefined {
    if (!enforcesQuota) return undefined
    if (quota.perDay !== -1 && count.lastDay(now) + recipients > quota.perDay) return 'daily throttle'
    return count.lastSecond(now) + recipients > quota.perSecond ? 'rate throttle' : undefined
  }

  function sendRawEmail(input: SendRawEmailCommandInput, delayAnswer: DelayAnswer): object {
    const call = callOf(input, clock())
    const chosen = outcomeOf(call)
    const outcome = isTaken(chosen) ? (quotaRefusal(call.at, call.recipients.length) ?? chosen) : chosen
    onCall(call, outcome)
    delayAnswer(Math.max(answerMs(), answerDelayMs(outcome)))
    const { raw: _, ...mail } = call
    const messageId = `ses-${accepted.length + 1}`
    if (isTaken(outcome)) take({ ...mail, messageId })
    const error = errorOf(outcome)
    if (error) throw error
    return outcome === 'accepted, no id' ? {} : { MessageId: messageId }
  }

  function take(mail: AcceptedMail): void {
    accepted.push(mail)
    count.add(mail.at, mail.recipients.length)
    const met = fate(mail)
    for (const event of eventsOf(mail, met, listed(mail, met))) {
      for (const ms of transitMs(event.eventType, mail)) {
        publish?.(mail.at + ms, event.eventType, inEnvelope(event, `sns-${++events}`), mail)
      }
    }
  }

  function getSendQuota(delayAnswer: DelayAnswer): object {
    const outcome = quotaOutcome()
    if (outcome === 'hangs') {
      delayAnswer(quotaTimeoutMs)
      throw Object.assign(new Error('Request aborted'), { name: 'AbortError' })
    }
    if (outcome === 'throttled') throw errorOf('rate throttle')
    const SentLast24Hours = count.lastDay(clock())
    return { Max24HourSend: quota.perDay, MaxSendRate: quota.perSecond, SentLast24Hours }
  }

  function execute(command: object, delayAnswer: DelayAnswer): object {
    if (command instanceof SendRawEmailCommand) return sendRawEmail(command.input, delayAnswer)
    if (command instanceof GetSendQuotaCommand) return getSendQuota(delayAnswer)
    throw new Error(`the simulation's SES knows no ${command.constructor.name}`)
  }

  return {
    execute,
    describe,
    client: { send: async (command: object) => execute(command, () => {}) } as SesClient,
    accepted,
    count,
  }
}

function callOf(input: SendRawEmailCommandInput, at: EpochMs): SesCall {
  const raw = input.RawMessage?.Data ?? new Uint8Array()
  const tags = Object.fromEntries((input.Tags ?? []).map(({ Name = '', Value = '' }) => [Name, Value]))
  for (const [name, value] of Object.entries(tags)) {
    if (!/^[\w-]{1,256}$/.test(value))
      throw new Error(`SES would not take the tag ${name}=${JSON.stringify(value)}`)
  }
  return {
    at,
    source: input.Source ?? '',
    recipients: input.Destinations ?? [],
    tags,
    bytes: raw.length,
    raw,
  }
}

/** Tags, never an address. */
function describe(command: object): string {
  if (!(command instanceof SendRawEmailCommand)) return command.constructor.name.replace('Command', '')
  return `SendRawEmail ${(command.input.Tags ?? []).map(({ Name, Value }) => `${Name}=${Value}`).join(' ')}`
}

import { decodeWords } from 'postal-mime'
import type { Clock } from '../../../shared/time/clock.ts'
import { type CheckedSend, checkSend } from './check-send.ts'
import { type Header, headerValue, readHeaders, replaceHeaders } from './header.ts'
import type { Message } from './message.ts'
import { newMessageId } from './message-id.ts'
import type { MessageStore } from './message-store.ts'
import type { Misbehaviours, SendFault } from './misbehaviour.ts'
import type { RawSend } from './query-protocol.ts'
import type { QuotaCount } from './quota.ts'
import type { Refusal } from './refusal.ts'
import { answerTaken, answerUntaken, type SendAnswer } from './send-answer.ts'

/** The answer, and the message if it was accepted. A fault can make the two disagree. */
export interface SendOutcome {
  answer: SendAnswer
  /** The message and its stored headers. */
  accepted?: { message: Message; headers: Header[] }
}

export interface SendDeps {
  clock: Clock
  store: MessageStore
  quota: QuotaCount
  faults: Misbehaviours
  configurationSets: readonly string[] | undefined
}

/** Accepts a message or refuses it. A fault applies only to a call that would otherwise succeed. */
export async function sendRawEmail(deps: SendDeps, raw: RawSend): Promise<SendOutcome> {
  const checked = checkSend(raw, deps.configurationSets)
  if ('refusal' in checked) return refused(checked.refusal)
  const overQuota = deps.quota.refusal(checked.send.destination)
  if (overQuota) return refused(overQuota)

  const fault = deps.faults.ofSend(checked.send.destination)
  const untaken = answerUntaken(fault, checked.send.configurationSet)
  if (untaken) return { answer: untaken }

  // The count comes before any await, so that concurrent calls cannot share the last place in the quota.
  deps.quota.count(checked.send.destination)
  const accepted = await keep(deps, checked.send, fault)
  return { answer: answerTaken(fault, accepted.message.messageId), accepted }
}

function refused(why: Refusal): SendOutcome {
  return { answer: { kind: 'refused', refusal: why } }
}

async function keep({ clock, store }: SendDeps, send: CheckedSend, fault: SendFault | undefined) {
  const at = clock()
  const messageId = newMessageId(at)
  const message: Message = withoutBody({
    messageId,
    place: store.nextPlace(),
    at,
    source: send.source,
    destination: send.destination,
    from: headerValue(send.headers, 'from') ?? send.source,
    subject: decodeWords(headerValue(send.headers, 'subject') ?? ''),
    tags: send.tags,
    ...(send.configurationSet !== undefined && {
      configurationSet: send.configurationSet,
    }),
    eventCopies: fault === 'lose-events' ? 0 : fault === 'duplicate-events' ? 2 : 1,
  })
  const source = stamped(send.data, messageId, at)
  await store.put(message, source)
  return { message, headers: readHeaders(source) }
}

/**
 * The same message in strings of its own. V8 makes a string that is cut out of another one a view of it, so that an
 * address of twenty characters would keep the whole body of its request in memory, for as long as the inbox runs.
 */
function withoutBody(message: Message): Message {
  return structuredClone(message)
}

/** Like SES, replaces Message-ID and Date and removes Bcc. */
function stamped(data: Buffer, messageId: string, at: number): Buffer {
  return replaceHeaders(
    data,
    ['message-id', 'date', 'bcc'],
    [
      { name: 'Message-ID', value: `<${messageId}@email.amazonses.com>` },
      // The zone must be numeric; "GMT" is obsolete (RFC 5322, section 3.3).
      {
        name: 'Date',
        value: new Date(at).toUTCString().replace('GMT', '+0000'),
      },
    ],
  )
}

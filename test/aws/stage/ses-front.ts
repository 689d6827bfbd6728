import PostalMime, { type Email } from 'postal-mime'
import type { SesEvent } from '../../../infra/local/ses/event.ts'
import { publishedEvents } from '../../../infra/local/ses/events-of.ts'
import { headerValue, readHeaders } from '../../../infra/local/ses/header.ts'
import type { Message } from '../../../infra/local/ses/message.ts'
import { answerXml, readSend } from '../../../infra/local/ses/query-protocol.ts'
import { forward, type HttpsFront, httpsFront } from './https-front.ts'
import { setting } from './settings.ts'

/** A mail that the emulator's SES accepted, with what SES would report about it. */
export interface SentMail {
  readonly message: Message
  readonly email: Email
  readonly events: readonly SesEvent[]
}

export interface SesFront extends HttpsFront {
  readonly mails: readonly SentMail[]
}

/** What SES answers to actions that the emulator does not know: no mail-from domain, and sending is not paused. */
const unknownThere: Readonly<Record<string, Record<string, string>>> = {
  GetIdentityMailFromDomainAttributes: {},
  GetAccountSendingEnabled: { Enabled: 'true' },
}

/**
 * Stands before the emulator's SES, which judges and answers every call. It keeps the accepted mails as they were
 * submitted, because the emulator forgets their headers and tags, and tells `onMail` of each, because the emulator
 * publishes no events.
 */
export async function sesFront(onMail: (mail: SentMail) => Promise<unknown>): Promise<SesFront> {
  const mails: SentMail[] = []
  const front = await httpsFront(
    async (request) => {
      const body = new Uint8Array(await request.arrayBuffer())
      const { pathname, search } = new URL(request.url)
      const form = new URLSearchParams(new TextDecoder().decode(body))
      const action = form.get('Action') ?? ''
      const own = unknownThere[action]
      if (own) return new Response(answerXml(action, own))
      const answer = await forward(request, pathname + search, body)
      if (action === 'SendRawEmail' && answer.ok) {
        const [, messageId = ''] = /<MessageId>([^<]+)</.exec(await answer.clone().text()) ?? []
        const mail = await sentMail(form, messageId, mails.length)
        mails.push(mail)
        // The answer does not wait for the reports, as it does not on AWS.
        onMail(mail).catch((error: unknown) => console.error('a report was not published', error))
      }
      return answer
    },
    Number(new URL(setting.sesEndpoint).port),
  )
  return { ...front, mails }
}

async function sentMail(form: URLSearchParams, messageId: string, place: number): Promise<SentMail> {
  const { source = '', destinations, data, tags, configurationSet } = readSend(form)
  const headers = readHeaders(data)
  const email = await PostalMime.parse(data)
  const message: Message = {
    messageId,
    place,
    at: Date.now(),
    source,
    destination: destinations,
    from: headerValue(headers, 'from') ?? source,
    subject: email.subject ?? '',
    tags: Object.fromEntries(tags.map(({ name, value }) => [name, value])),
    ...(configurationSet !== undefined && { configurationSet }),
    eventCopies: 1,
  }
  return { message, email, events: publishedEvents(message, headers) }
}

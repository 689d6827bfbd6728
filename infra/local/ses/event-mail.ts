import { decodeWords } from 'postal-mime'
import type { SesCommonHeaders, SesMail } from './event.ts'
import { type Header, headerValue } from './header.ts'
import type { Message } from './message.ts'
import { bareAddress } from './recipient.ts'

const maxHeaderBytes = 10 * 1_024

/** The `mail` object of all events about this message. */
export function eventMail(message: Message, headers: readonly Header[]): SesMail {
  const shown = withinLimit(headers)
  return {
    timestamp: new Date(message.at).toISOString(),
    source: message.source,
    sendingAccountId: '000000000000',
    messageId: message.messageId,
    destination: message.destination,
    headersTruncated: shown.length < headers.length,
    headers: shown,
    commonHeaders: commonHeaders(message, headers),
    tags: {
      'ses:operation': ['SendRawEmail'],
      'ses:configuration-set': [message.configurationSet ?? ''],
      'ses:source-ip': ['127.0.0.1'],
      'ses:from-domain': [bareAddress(message.source).split('@').at(-1) ?? ''],
      'ses:caller-identity': ['local'],
      ...Object.fromEntries(Object.entries(message.tags).map(([name, value]) => [name, [value]])),
    },
  }
}

/** The first headers up to SES's limit. */
function withinLimit(headers: readonly Header[]): Header[] {
  let bytes = 0
  const past = headers.findIndex(({ name, value }) => {
    bytes += name.length + value.length
    return bytes > maxHeaderBytes
  })
  return past < 0 ? [...headers] : headers.slice(0, past)
}

/**
 * As in SES, `messageId` is SES's own id and not the header. A list that the message does not have is left
 * out.
 */
function commonHeaders(message: Message, headers: readonly Header[]): SesCommonHeaders {
  const list = (name: string) => {
    const value = headerValue(headers, name)
    return value === undefined ? undefined : [decodeWords(value)]
  }
  const from = list('from')
  const to = list('to')
  const cc = list('cc')
  const replyTo = list('reply-to')
  const date = headerValue(headers, 'date')
  return {
    ...(from && { from }),
    ...(to && { to }),
    ...(cc && { cc }),
    ...(replyTo && { replyTo }),
    ...(date !== undefined && { date }),
    messageId: message.messageId,
    subject: message.subject,
  }
}

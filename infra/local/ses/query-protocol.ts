import { randomUUID } from 'node:crypto'
import type { Refusal } from './refusal.ts'

/** The unchecked parameters of a `SendRawEmail`. */
export interface RawSend {
  source: string | undefined
  destinations: string[]
  data: Buffer
  tags: { name: string; value: string }[]
  configurationSet: string | undefined
}

/**
 * Reads the AWS Query form of `SendRawEmail`. The entries of a list are `X.member.1`, `X.member.2` and so on.
 */
export function readSend(form: URLSearchParams): RawSend {
  return {
    source: form.get('Source') || undefined,
    destinations: members(form, (n) => form.get(`Destinations.member.${n}`)),
    data: Buffer.from(form.get('RawMessage.Data') ?? '', 'base64'),
    tags: members(form, (n) => {
      const name = form.get(`Tags.member.${n}.Name`)
      return name === null ? null : { name, value: form.get(`Tags.member.${n}.Value`) ?? '' }
    }),
    configurationSet: form.get('ConfigurationSetName') || undefined,
  }
}

function members<T>(form: URLSearchParams, member: (n: number) => T | null): T[] {
  const found: T[] = []
  for (let n = 1; n <= form.size; n++) {
    const next = member(n)
    if (next === null) break
    found.push(next)
  }
  return found
}

/** A successful answer: `<ActionResponse><ActionResult>…`. */
export function answerXml(action: string, result: Record<string, string | number>): string {
  const fields = Object.entries(result).map(
    ([name, value]) => `<${name}>${escapeXml(String(value))}</${name}>`,
  )
  return (
    `<${action}Response xmlns="${namespace}"><${action}Result>${fields.join('')}</${action}Result>` +
    `<ResponseMetadata><RequestId>${randomUUID()}</RequestId></ResponseMetadata></${action}Response>`
  )
}

/** A refusal in SES's XML. `Sender` or `Receiver` says which side is at fault. */
export function refusalXml({ code, message, status }: Refusal): string {
  const type = status < 500 ? 'Sender' : 'Receiver'
  return (
    `<ErrorResponse xmlns="${namespace}"><Error><Type>${type}</Type><Code>${escapeXml(code)}</Code>` +
    `<Message>${escapeXml(message)}</Message></Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`
  )
}

const namespace = 'http://ses.amazonaws.com/doc/2010-12-01/'

/** Escapes a text. XML 1.0 allows no control characters but tab and line breaks, not even escaped. */
function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd]/g, '\ufffd')
    .replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}

import { type Header, headerValue, readHeaders } from './header.ts'
import type { RawSend } from './query-protocol.ts'
import { bareAddress, headerRecipients, illegalAddress } from './recipient.ts'
import { type Refusal, refusal } from './refusal.ts'

/** A send that SES would accept if the quota allows it. */
export interface CheckedSend {
  source: string
  /** Bare addresses, without names. */
  destination: string[]
  headers: Header[]
  data: Buffer
  tags: Record<string, string>
  configurationSet: string | undefined
}

const maxMessageBytes = 10 * 1_024 * 1_024
const maxRecipients = 50
const legalTag = /^[A-Za-z0-9_-]{1,256}$/

/** Does SES's checks that come before the quota. If `configurationSets` is undefined, every set exists. */
export function checkSend(
  send: RawSend,
  configurationSets: readonly string[] | undefined,
): { send: CheckedSend } | { refusal: Refusal } {
  const { data, tags, configurationSet } = send
  if (data.length === 0) return { refusal: refusal.noData }
  if (data.length > maxMessageBytes) return { refusal: refusal.tooLong(data.length) }

  const names = new Set<string>()
  for (const { name, value } of tags) {
    if (!legalTag.test(name) || !legalTag.test(value) || names.has(name)) {
      return { refusal: refusal.badTag(name, value) }
    }
    names.add(name)
  }

  const headers = readHeaders(data)
  const source = send.source ?? headerValue(headers, 'from')
  if (source === undefined) return { refusal: refusal.noSource }
  const recipients = send.destinations.length > 0 ? send.destinations : headerRecipients(headers)
  const destination = recipients.map(bareAddress)
  if (destination.length === 0) return { refusal: refusal.noDestination }
  if (destination.length > maxRecipients) return { refusal: refusal.tooManyRecipients(destination.length) }
  for (const address of [bareAddress(source), ...destination]) {
    const why = illegalAddress(address)
    if (why !== undefined) return { refusal: refusal.badAddress(why, address) }
  }

  if (configurationSet !== undefined && configurationSets?.includes(configurationSet) === false) {
    return { refusal: refusal.noConfigurationSet(configurationSet) }
  }
  return {
    send: {
      source,
      destination,
      headers,
      data,
      tags: Object.fromEntries(tags.map(({ name, value }) => [name, value])),
      configurationSet,
    },
  }
}

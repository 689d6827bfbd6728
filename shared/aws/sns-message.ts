import * as z from 'zod/mini'

/** What SNS brought: a text about a mail, or a notice about the topic itself, which asks for nothing. */
export type SnsMessage = { readonly text: string } | { readonly notice: string }

const envelopeSchema = z.object({ Type: z.string(), Message: z.optional(z.string()) })

/**
 * Takes a message out of the SNS envelope in which SQS delivers it. The envelope is there unless raw delivery
 * is switched on, which this service's topic does not do. SES's greeting is known in both forms. Throws on
 * anything else.
 */
export function unwrapSnsMessage(body: string): SnsMessage {
  if (isGreeting(body)) return { notice: 'greeting' }
  const { Type, Message } = envelopeSchema.parse(JSON.parse(body))
  if (Type === 'SubscriptionConfirmation' || Type === 'UnsubscribeConfirmation') return { notice: Type }
  if (Type !== 'Notification' || Message === undefined) throw new Error('no message of SNS')
  return isGreeting(Message) ? { notice: 'greeting' } : { text: Message }
}

/**
 * SES greets each new destination once, in plain text: "Successfully validated SNS topic for Amazon SES event
 * publishing."
 */
function isGreeting(text: string): boolean {
  if (text.length > 500) return false
  const words = text
    .trim()
    .replace(/^"(.*)"$/s, '$1')
    .trim()
  return /^Successfully validated SNS topic for Amazon SES\b[^{}]*$/i.test(words)
}

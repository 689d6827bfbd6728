import { GetSendQuotaCommand, type SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses'
import type { Mailer, SendQuotaReader } from '../delivery/attempt/mailer.ts'
import type { FilledMail } from '../mail/filled-mail.ts'
import type { Mail } from '../mail/mail.ts'
import { refusalOf } from './ses-refusal.ts'

export type SesClient = Pick<SESClient, 'send'>

export interface SesMailerOptions {
  readonly client: SesClient
  /** The envelope sender. */
  readonly source: string
  readonly configurationSet: string
  /** Makes the MIME of a whole mail, with its From. */
  readonly compose: (mail: Mail | FilledMail) => Promise<Uint8Array>
}

/** Amazon SES behind the mailer's port. */
export function sesMailer({ client, source, configurationSet, compose }: SesMailerOptions): Mailer {
  return {
    async submit(mail, tags, onCall) {
      const raw = await compose(mail)
      onCall?.()
      try {
        const { MessageId } = await client.send(
          new SendRawEmailCommand({
            Source: source,
            Destinations: [mail.to],
            RawMessage: { Data: raw },
            ConfigurationSetName: configurationSet,
            Tags: Object.entries(tags).map(([Name, Value]) => ({
              Name,
              Value,
            })),
          }),
        )
        // SES names every mail that it takes. A page or an empty answer came from something before SES.
        if (!MessageId) return { outcome: 'ambiguous', reason: 'an answer without a message id' }
        return { outcome: 'accepted', messageId: MessageId }
      } catch (error) {
        return refusalOf(error, source)
      }
    },
  }
}

/**
 * The account's quota as SES reports it. A day's quota of −1 means that there is no limit. Throws if SES
 * cannot be read within `timeoutMs`.
 */
export function sesQuotaReader(client: SesClient, timeoutMs: number): SendQuotaReader {
  return {
    async read() {
      const answer = await client.send(new GetSendQuotaCommand({}), {
        abortSignal: AbortSignal.timeout(timeoutMs),
      })
      const perDay = answer.Max24HourSend ?? 0
      return {
        perSecond: answer.MaxSendRate ?? 1,
        perDay: perDay === -1 ? Number.POSITIVE_INFINITY : perDay,
        sentLastDay: answer.SentLast24Hours ?? 0,
      }
    },
  }
}

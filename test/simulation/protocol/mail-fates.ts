import type { EmailAddress } from '../../../shared/subscriber/address/address.ts'
import type { Random } from '../random.ts'
import type { AcceptedMail, MailFate } from '../ses/ses-events.ts'

/** What may become of a mail that does not simply arrive. */
export const mailFates: readonly MailFate[] = [
  'bounced',
  'bounced for now',
  'bounced for now',
  'bounced for now',
  'unknown for now',
  'blocked',
  'blocked',
  'complained',
  'rescued from spam',
]

/** What becomes of a letter to an invented address, or to somebody who did not ask for it. */
export const strangersFates: readonly MailFate[] = [
  'bounced',
  'bounced',
  'bounced',
  'unknown for now',
  'complained',
]

/** The addresses that a report lists, and whether they are other mailboxes than the one to which the mail went. */
export function listedAs(
  { recipients: [address = ''] }: AcceptedMail,
  isComplaint: boolean,
  readers: readonly EmailAddress[],
  random: Random,
): { readonly listed: readonly string[]; readonly elsewhere: boolean } {
  const own = [[address], [`<${address}>`], [`Some Body <${address.toUpperCase()}>`]]
  const others = readers.filter((each) => each !== address)
  const elsewhere = [['elsewhere@example.net'], ...others.map((other) => [`Somebody Else <${other}>`])]
  if (random.chance(isComplaint ? 0.5 : 0.3)) return { listed: random.pick(elsewhere), elsewhere: true }
  // A complaint may list nobody. Of a bounce at least a status is known.
  return { listed: random.pick([...own, isComplaint ? [] : ['']]), elsewhere: false }
}

/** SES's greeting to a new destination, in SNS's envelope. */
export const snsGreeting = JSON.stringify({
  Type: 'Notification',
  MessageId: 'sns-greeting',
  TopicArn: 'arn:aws:sns:us-east-1:000000000000:feedback',
  Message: 'Successfully validated SNS topic for Amazon SES event publishing.',
  Timestamp: '2026-11-23T00:00:00.000Z',
})

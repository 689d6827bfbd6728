import type { Facts } from '../facts.ts'
import { days, years } from './words.ts'

/** The page that says what is kept of people. */
export const privacy = (facts: Facts) => {
  const { brand, backupDays, leftLifetimeMs, unconfirmedLifetimeMs, consentLifetimeMs, lifetimeMs } = facts
  return {
    title: 'What we keep about you, and for how long',
    link: 'Privacy',
    formLink: 'What we keep about you, and for how long',
    lead: 'In short: your email address, what you chose, and the proof that you agreed. No name, no profile, no cookie. We do not see whether you open a mail or follow a link.',
    operator: {
      heading: 'Who is responsible',
      body: (name: string, postalAddress: string) =>
        `${brand} is run by ${name === brand ? '' : `${name}, `}${postalAddress}.`,
      contact: 'Write to',
    },
    kept: {
      heading: 'What is kept, and why',
      items: [
        'Your email address: that is where the mails go.',
        'Your preferences: hour, time zone, days, language, topics and pause. They decide what you get, and when.',
        'The proof that you agreed: when and by which form you signed up and confirmed, the words that you agreed to, and the first part of the network address that you came from. We have to be able to show it.',
        'Which editions you got, and how many mails could not be delivered: so that none comes twice, and none goes to a mailbox that is gone.',
      ],
      basis:
        'We keep this because you agreed to it (Art. 6(1)(a) GDPR). You can take that back at any time, with one click in every digest.',
    },
    long: {
      heading: 'How long',
      items: [
        `If you never confirm: everything is gone ${days(unconfirmedLifetimeMs)} after you last signed up.`,
        'While you are subscribed: until you leave.',
        `After you leave: your address and your preferences are gone after ${days(leftLifetimeMs)}. Until then you can come back as you were.`,
        `What then stays is a code that nobody can turn back into your address, the dates of the editions that you got, and for ${years(consentLifetimeMs)} the proof that you had agreed, without your address.`,
        'If your mailbox is gone, or you reported a mail as unwanted: that code stays for good, so that we never write to you again.',
        'If you told us “It was not me”: that code stays until you take it back, so that nobody can sign you up.',
        `Backups of our database are kept for ${backupDays} ${backupDays === 1 ? 'day' : 'days'} and are then gone, too.`,
      ],
    },
    others: {
      heading: 'Who else sees it',
      body: 'Nobody but the service provider that runs our database and sends our mails, Amazon Web Services. Nothing is sold, and nothing is passed on.',
    },
    rights: {
      heading: 'What you can do',
      items: [
        'Change it: follow the link to your preferences in any digest.',
        'See it: on the page of your preferences, ask for all that we keep about you. A mail brings you a link to a file that machines can read, too.',
        `Have it erased: on the page of your preferences, or after you unsubscribed. A mail brings you a link that erases everything at once. It works for ${days(lifetimeMs('erase'))}.`,
        'Leave: with one click in every digest.',
        'Complain: to the data protection authority where you live.',
      ],
    },
  }
}

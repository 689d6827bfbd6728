import type { LetterCatalogue } from '../catalogue-shapes.ts'
import type { Facts } from '../facts.ts'
import { days, hours, inWords, plural, quotedList } from './words.ts'

/** What a reader can answer to a mail that somebody else's sign-up brought them. */
const notMe = {
  text: 'Was it somebody else? Tell us, and we will stop writing to you when somebody signs up with this address.',
  label: 'It was not me',
}

/** What a confirmed reader gets. It names the topics in the reader's own words. */
const wishes = (schedule: string, topics: readonly string[]): string => {
  if (topics.length === 0) return schedule
  return `${schedule}, with your ${topics.length === 1 ? 'topic' : 'topics'} ${quotedList(topics)}`
}

/**
 * What a sign-up asked for, which may come from a stranger. It counts the topics and does not name them.
 * Otherwise the form would mail anybody's words to any address.
 */
const unproven = (schedule: string, topics: readonly string[]): string =>
  topics.length === 0
    ? schedule
    : `${schedule}, with ${plural(topics.length, 'topic')} that the page behind the button names`

/** The mails that answer one request, and the pages where a reader asks for them. */
export const letters = ({ brand, lettersPerDay, lifetimeMs, turnedAwayEveryMs }: Facts): LetterCatalogue => {
  const unlessUsedUp = `unless ${inWords(lettersPerDay)} such mails have gone to it today already`
  return {
    confirm: {
      subject: `Confirm your subscription to ${brand}`,
      heading: 'Please confirm your subscription',
      body: (schedule, topics, spoken) => [
        `Somebody, most likely you, asked for ${brand} to be sent to this address. Confirm, and the first digest follows, at once if there is one today.`,
        `After that: ${unproven(schedule, topics)}. The language is ${spoken}.`,
      ],
      button: 'Confirm subscription',
      note: (worksForMs) => `The link works for ${hours(worksForMs)}. Without the click no digest comes.`,
      beside: notMe,
      asked: (day, network) =>
        `This was asked for on ${day}${network === '' ? '' : `, from the network ${network}`}.`,
    },
    undo: {
      subject: `Come back to ${brand}?`,
      heading: 'Subscribe again',
      body: (schedule, topics) => [
        'You unsubscribed and then asked for a way back. This is it.',
        `You will get: ${unproven(schedule, topics)}.`,
      ],
      button: 'Subscribe again',
      note: (worksForMs) => `The link works for ${hours(worksForMs)}. If you changed your mind, do nothing.`,
      ask: {
        title: `Come back to ${brand}?`,
        body: 'Press the button, and we will mail you a way back.',
        button: 'Mail me a way back',
      },
      offer: 'That was a mistake: mail me a way back',
      sent: `If your address is still known here, a mail with a way back is on its way, ${unlessUsedUp}.`,
    },
    'already-subscribed': {
      subject: `You already get ${brand}`,
      heading: 'You already get this',
      body: (schedule, topics) => [
        'Somebody, most likely you, entered this address in the sign-up form. You are subscribed already, and nothing was changed.',
        `You get it: ${wishes(schedule, topics)}.`,
      ],
      button: 'Change when and what you get',
      note: (worksForMs) => `The link works for ${days(worksForMs)}.`,
      beside: notMe,
    },
    'still-refused': {
      subject: `Signing up for ${brand}?`,
      heading: 'Sign-ups with this address are turned off',
      body: () => [
        'Somebody entered this address in our sign-up form. Somebody answered an earlier mail to this address by “It was not me”. That turned sign-ups off, so nothing has changed.',
        'If you want to subscribe, take that back, and then sign up again.',
      ],
      button: 'Take it back',
      note: () =>
        `The link never expires. If this was not you, do nothing: a mail like this comes at most once in ${days(turnedAwayEveryMs)}.`,
    },
    'fresh-link': {
      subject: `Your link to change your ${brand} preferences`,
      heading: 'Here is your fresh link',
      body: (schedule, topics) => [`At present you get ${brand}: ${wishes(schedule, topics)}.`],
      button: 'Change when and what you get',
      note: (worksForMs) => `The link works for ${days(worksForMs)}.`,
      ask: {
        title: 'A fresh link to your preferences?',
        body: `Press the button, and we will mail you a link that works for ${days(lifetimeMs('preferences'))}.`,
        button: 'Mail me a fresh link',
      },
      offer: 'Mail me a fresh link',
      sent: `If you are subscribed, a fresh link is on its way, unless ${inWords(lettersPerDay)} such mails have gone to your address today already.`,
    },
    changed: {
      subject: `Your ${brand} preferences were changed`,
      heading: 'What you get was changed',
      body: (_schedule, _topics, _spoken, changes = []) => [
        'Somebody, most likely you, followed a link in one of your mails and changed what you get.',
        ...changes,
      ],
      button: 'See both versions',
      note: (worksForMs) =>
        `If this was you, there is nothing to do. If it was not, you can take the change back on the page behind the button. Links to your preferences in earlier mails, which may have been forwarded, then stop working. The link works for ${days(worksForMs)}.`,
    },
    erase: {
      subject: `Delete your data at ${brand}?`,
      heading: 'Delete your data',
      body: () => [
        'Somebody, most likely you, asked for your data to be deleted: your address, your choices and the proof of your consent. No more digests come then, and none of it can be brought back.',
      ],
      button: 'Delete my data',
      note: (worksForMs) =>
        `The link works for ${hours(worksForMs)}. If this was not you, do nothing: without the click nothing is deleted.`,
      ask: {
        title: 'Delete your data?',
        body: 'Press the button, and we will mail you the link that deletes it. We ask by mail because this page may have been forwarded to somebody else.',
        button: 'Mail me the link',
      },
      offer: 'Delete my data',
      sent: `If your address is still known here, a mail with the link that deletes your data is on its way, ${unlessUsedUp}.`,
    },
    export: {
      subject: `What ${brand} keeps about you`,
      heading: 'What we keep about you',
      body: () => [
        'Somebody, most likely you, asked for everything that we keep about you. The link leads to a page with a button that downloads it as a file (JSON).',
      ],
      button: 'See what is kept',
      note: (worksForMs) =>
        `The link works for ${hours(worksForMs)}. Please do not forward this mail: whoever has the link can download the file. If this was not you, do nothing.`,
      ask: {
        title: 'Get everything that we keep about you?',
        body: 'Press the button, and we will mail you the link to it. We ask by mail because this page may have been forwarded to somebody else.',
        button: 'Mail me the link',
      },
      offer: 'Get what you keep about me',
      sent: `If your address is still known here, a mail with the link to everything that we keep about you is on its way, ${unlessUsedUp}.`,
    },
  }
}

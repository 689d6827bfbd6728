import type { LetterCatalogue } from '../catalogue-shapes.ts'
import type { Facts } from '../facts.ts'
import { days, hours, inWords, plural, quotedList } from './words.ts'

/** What a reader can answer to a mail that somebody else's sign-up brought them. */
const notMe = {
  text: 'Was it somebody else? Tell us, and sign-ups of this address bring you no more mail.',
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
      heading: 'Sign-ups of this address bring no mail',
      body: () => [
        'Somebody entered this address in our sign-up form. A link in an earlier mail to this address said “It was not me”, so nothing was changed.',
        'If you want to subscribe, take that back, and then sign up again.',
      ],
      button: 'Take it back',
      note: () =>
        `The link has no end. If it was not you, do nothing: a mail like this comes at most once in ${days(turnedAwayEveryMs)}.`,
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
  }
}

/** The pages that the links of mails lead to, by the purpose of the link. */
export const linkPages = ({ brand, lifetimeMs, erasedLifetimeMs, turnedAwayEveryMs, backupDays }: Facts) => ({
  confirm: {
    title: 'Confirm your subscription',
    body: 'Press the button, and the papers are on their way to you.',
    /** For a reader who comes back within a pause. */
    pausedBody: 'Press the button, and you are subscribed again.',
    button: 'Confirm',
    change: 'Change the time or the topics first',
    done: 'You are subscribed',
    before:
      'This was confirmed before, and nothing was changed now. To change it, use the link at the foot of any digest.',
    welcomeBody: (schedule: string) => `${schedule}. Today’s edition is in your inbox in a moment.`,
    soonBody: (schedule: string) => `${schedule}. The first digest comes with the next edition.`,
    laterBody: (schedule: string, day: string) => `${schedule}. The next digest comes on ${day}.`,
    expired: 'This link is too old',
    expiredBody: `Confirmation links work for ${days(lifetimeMs('confirm'))}. Sign up again to get a new one.`,
    unknown: 'This link does not work',
    unknownBody:
      'It may have been cut off by the mail program, or be so old that it is not known here any more. Copy the whole link from the mail, or sign up again.',
    refused: 'Sign-ups of your address bring no mail',
    refusedBody:
      'A link in one of our mails to you said “It was not me”, so this link confirms nothing any more. If you want to subscribe, take that back, and then sign up again.',
    replaced: 'There is a newer link',
    replacedBody:
      'We have mailed you another link since. Please use the one in our newest mail, or sign up again.',
  },
  'not-me': {
    title: 'Was it not you?',
    body: `Press the button if you did not ask for ${brand}. What was asked for is forgotten then, and sign-ups of your address bring you no more mail, whoever makes them. A subscription that you confirmed goes on.`,
    button: 'It was not me',
    done: 'Sign-ups bring you no more mail',
    doneBody: `If somebody enters your address again, at most one mail in ${days(turnedAwayEveryMs)} comes of it, with the way back in it. We keep a number for this, from which nobody can tell your address. You can take this back here, by the same link, at any time.`,
    back: 'Take it back',
    takenBack: 'Sign-ups of your address work again',
    takenBackBody: 'If you want to subscribe, sign up: the links of earlier mails confirm nothing any more.',
    confirmed: 'That request was confirmed',
    confirmedBody: `The mail with this link was answered: somebody followed its other link and confirmed. If you do not want ${brand}, unsubscribe.`,
  },
  unsubscribe: {
    title: `Unsubscribe from ${brand}?`,
    body: 'Press the button to stop all digests.',
    button: 'Unsubscribe',
    done: 'You are unsubscribed',
    doneBody: 'You will get no more digests. One that is already on its way may still arrive.',
    unknown: 'This link does not work',
    unknownBody:
      'It may have been cut off by the mail program. Copy the whole link from the foot of a digest, or reply to the mail and ask.',
  },
  erase: {
    title: 'Delete your data?',
    body: 'Your address, your choices and the proof of your consent will be deleted, and you will get no more digests. None of it can be brought back, but you can sign up again at any time.',
    button: 'Delete my data',
    done: 'Your data is deleted',
    doneBody: `For ${days(erasedLifetimeMs)} we keep a number from which nobody can tell your address, so that a mail that is already on its way does not come twice. Backups keep the rest for up to ${backupDays} days, and then it is gone there, too.`,
    expired: 'This link is too old',
    expiredBody: `Links to delete your data work for ${days(lifetimeMs('erase'))}, and stop working if you subscribe again. To get a new one, open the unsubscribe link of any digest and choose “Delete my data”.`,
  },
  preferences: {
    title: 'When and what you get',
    saved: 'Saved.',
    nextBody: (next: string) => `The next digest is due on ${next}.`,
    gone: 'You are not subscribed',
    goneBody: 'There is nothing to change. You can sign up again at any time.',
    expired: 'This link is too old',
    expiredBody: `Links to your preferences work for ${days(lifetimeMs('preferences'))}. We can mail you a fresh one.`,
    leave: 'Unsubscribe instead',
  },
})

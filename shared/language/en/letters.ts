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
    refused: 'Sign-ups with your address are turned off',
    refusedBody:
      'Somebody answered one of our mails to you by “It was not me”, so this link no longer confirms anything. If you want to subscribe, take that back, and then sign up again.',
    replaced: 'There is a newer link',
    replacedBody:
      'We have mailed you another link since. Please use the one in our newest mail, or sign up again.',
  },
  'not-me': {
    title: 'Was it not you?',
    body: `If you did not ask for ${brand}, press the button. We will forget the request, and stop writing to you when somebody signs up with your address. A subscription that you confirmed goes on.`,
    button: 'It was not me',
    done: 'Sign-ups with your address are turned off',
    doneBody: `If somebody enters your address again, you get at most one mail in ${days(turnedAwayEveryMs)}, with the way back in it. For this we keep a code that nobody can turn back into your address. You can take this back here at any time, with the same link.`,
    back: 'Take it back',
    takenBack: 'Sign-ups with your address work again',
    takenBackBody:
      'If you want to subscribe, please sign up: links in earlier mails no longer confirm anything.',
    confirmed: 'That request was confirmed',
    confirmedBody: `Somebody followed the other link in this mail and confirmed. If you do not want ${brand} any more, please unsubscribe.`,
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
  export: {
    title: 'Everything that we keep about you',
    body: 'Press the button to download it. The file (JSON) holds your address, your preferences, the proof that you agreed with the words that you agreed to, and which editions you got.',
    button: 'Download',
    expired: 'This link is too old',
    expiredBody: `Links to your data work for ${days(lifetimeMs('export'))}, and stop working if you ask for a fresh link to your preferences. To get a new one, open the unsubscribe link of any digest and choose “Get what you keep about me”.`,
  },
  preferences: {
    title: 'When and what you get',
    saved: 'Saved.',
    nextBody: (next: string) => `The next digest is due on ${next}.`,
    gone: 'You are not subscribed',
    goneBody: 'There is nothing to change. You can sign up again at any time.',
    expired: 'This link is too old',
    expiredBody: `Links to your preferences work for ${days(lifetimeMs('preferences'))}. We can mail you a fresh one.`,
    outdatedBody:
      'Since this mail, a newer link was asked for, a change was taken back, or you subscribed again. We can mail you a fresh link.',
    newer: 'Not saved: there are newer preferences.',
    newerBody:
      'They were changed since you opened this page, in another window or by somebody else who has the link. This is in force now:',
    newerForm: 'The form below still holds what you typed. Save it again to replace the newer preferences.',
    untellable: 'Nothing was changed.',
    untellableBody:
      'Anybody to whom one of your digests was forwarded can open this page, so we tell you about each change by mail. We cannot send another such mail right now. Please let us mail you a fresh link: what you change with it within an hour is saved at once.',
    typed: 'You typed:',
    leave: 'Unsubscribe instead',
  },
  'take-back': {
    title: 'Take the change back?',
    body: 'If somebody else changed what you get, press the button. You then get what you got before, and links to your preferences in earlier mails stop working.',
    newer: 'There was another change since you opened this page. Nothing has been taken back yet.',
    before: 'Before the change',
    present: 'Now',
    button: 'Take it back',
    done: 'The change is taken back',
    doneBody:
      'You get what you got before. Links to your preferences in earlier mails have stopped working; your next digest brings a new one.',
    same: 'There is nothing to take back',
    sameBody: 'You get what you got before the change.',
    expired: 'This link is too old',
    expiredBody: `A change can be taken back for ${days(lifetimeMs('take-back'))}. The link at the foot of any digest shows what you get, and changes it.`,
  },
})

import type { Facts } from '../facts.ts'
import { days, inWords, kilobytes, plural, quotedList } from './words.ts'

/** The sign-up and the preferences. */
export const form = {
  email: 'Your email address',
  emailHint: 'you@example.org',
  subscribe: 'Subscribe',
  summary: (frequency: string, hour: string, topicCount: number) =>
    topicCount === 0
      ? `${frequency} at ${hour}. Change the time, the days or add topics`
      : `${frequency} at ${hour}, ${plural(topicCount, 'topic')}. Change the time, the days or the topics`,
  change: 'Change the time, the days or the topics',
  save: 'Save',
  promise: 'No tracking, one click to leave. You confirm by mail first.',
}

/** What a reader just set. The days are in words. */
interface Saved {
  readonly schedule: string
  readonly topics: readonly string[]
  readonly pausedUntil: string | undefined
  readonly next: string
}

/** What people see in a browser. */
export const pages = ({
  brand,
  lifetimeMs,
  lettersPerDay,
  largestRequestBytes,
  erasedLifetimeMs,
  backupDays,
}: Facts) => ({
  home: 'Trending papers by mail',
  sent: {
    title: 'Check your inbox',
    body: `If that address can get ${brand}, a mail is on its way. Follow the link in it to finish.`,
    typed: 'You typed',
    hint: `Nothing there after a few minutes? Check your spam folder, and that you typed your address without a slip. At most ${inWords(lettersPerDay)} mails a day go to one address.`,
  },
  confirm: {
    title: 'Confirm your subscription',
    body: 'Press the button, and the papers are on their way to you.',
    button: 'Confirm',
    change: 'Change the time or the topics first',
    done: 'You are subscribed',
    welcomeBody: (schedule: string) => `${schedule}. Today’s edition is in your inbox in a moment.`,
    soonBody: (schedule: string) => `${schedule}. The first digest comes with the next edition.`,
    laterBody: (schedule: string, day: string) => `${schedule}. The next digest comes on ${day}.`,
    expired: 'This link is too old',
    expiredBody: `Confirmation links work for ${days(lifetimeMs('confirm'))}. Sign up again, and a new one comes.`,
    unknown: 'This link does not work',
    unknownBody:
      'It may have been cut off by the mail program, or used already. Copy the whole link from the mail, or sign up again.',
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
    body: 'Your address, your choices and the proof of your consent are deleted, and no more digests come. None of it can be brought back, but you can sign up again at any time.',
    button: 'Delete my data',
    done: 'Your data is deleted',
    doneBody: `For ${days(erasedLifetimeMs)} a number remains from which nobody can tell your address: it keeps a mail that is already on its way from coming twice. Backups keep the rest for up to ${backupDays} days, and then it is gone there, too.`,
    expired: 'This link is too old',
    expiredBody: `Links that delete work for ${days(lifetimeMs('erase'))}, and not after you have subscribed again. Ask for a new one: open the unsubscribe link of any digest, and choose “Delete my data”.`,
  },
  preferences: {
    title: 'When and what you get',
    saved: 'Saved.',
    savedBody: ({ schedule, topics, pausedUntil, next }: Saved) =>
      [
        `${schedule}.`,
        topics.length === 0
          ? 'No topics: just the day’s top papers.'
          : `${topics.length === 1 ? 'Topic' : 'Topics'}: ${quotedList(topics)}.`,
        'Mails come in English.',
        ...(pausedUntil === undefined ? [] : [`Paused until ${pausedUntil}.`]),
        `The next digest is due on ${next}.`,
      ].join(' '),
    gone: 'You are not subscribed',
    goneBody: 'There is nothing to change. You can sign up again at any time.',
    expired: 'This link is too old',
    expiredBody: `Links to your preferences work for ${days(lifetimeMs('preferences'))}. A fresh one can come by mail.`,
    leave: 'Unsubscribe instead',
  },
  notFound: {
    title: 'There is nothing here',
    body: 'The address may be mistyped, or the page is gone.',
    home: 'To today’s papers',
  },
  wrongMethod: {
    title: 'This page takes no such request',
    body: 'It was asked for in a way that it does not answer.',
  },
  failed: {
    title: 'Something went wrong on our side',
    body: 'Please try again in a minute.',
  },
  tooLarge: {
    title: 'The form is too large',
    body: `The form takes up to ${kilobytes(largestRequestBytes)}.`,
  },
  badForm: {
    title: 'The form could not be read',
    body: 'Please go back and try again.',
  },
  otherEditions: 'Other editions',
  sources: 'Sources',
  failedForm: 'Please look at the marked fields:',
  refused: (title: string) => `Error: ${title}`,
  linkOf: (label: string, title: string) => `${label}: ${title}`,
  signUpAgain: 'Sign up again',
  toSignUp: 'To the sign-up form and today’s papers',
})

import type { Facts } from '../facts.ts'
import { inWords, kilobytes, plural } from './words.ts'

/** The words of the forms for sign-up and preferences. */
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
  /** Beside a field that no person sees. */
  leaveEmpty: 'Please leave this field empty',
  again:
    'Nothing is lost, but nobody is signed up yet: this form was opened long ago or came from elsewhere. Please press “Subscribe” once more.',
}

/** What people see in a browser. */
export const pages = ({ brand, lettersPerDay, largestRequestBytes }: Facts) => ({
  home: 'Trending papers by mail',
  sent: {
    title: 'Check your inbox',
    body: `If that address can get ${brand}, a mail is on its way. Follow the link in it to finish.`,
    typed: 'You typed',
    hint: `Nothing there after a few minutes? Check your spam folder, and check that you typed your address correctly. We send at most ${inWords(lettersPerDay)} mails a day to one address.`,
  },
  /** Before a sign-up whose address looks mistyped. */
  meant: {
    title: (meant: string) => `Did you mean ${meant}?`,
    body: (typed: string) =>
      `You typed ${typed}. Nothing was sent yet: please choose the address that is yours.`,
    use: (meant: string) => `Yes, subscribe ${meant}`,
    keep: (typed: string) => `No, subscribe ${typed}`,
    back: 'Neither: back to the form',
  },
  /** After a sign-up whose mail does not go out at once. */
  waiting: {
    title: 'Your mail waits its turn',
    body: 'Many people are signing up at the moment, so the mail with your link goes out a little later. You do not have to do anything, and you can close this page.',
    hint: 'It usually goes out within minutes, and rarely takes a few hours. If nothing has come after a day, please sign up again.',
  },
  /** The calculation by which a browser lets the mail go out at once. */
  proof: {
    working: 'Or it goes out now: your browser is doing a small calculation, which takes a few seconds.',
    bar: 'Progress of the calculation',
    solved: 'The calculation is done. Your mail is being sent.',
    ready: 'The calculation is done.',
    failed: 'The calculation did not work in this browser. Your mail keeps its turn.',
    button: 'Send the mail now',
  },
  /** A form of this service that stands on another website. */
  otherSite: {
    title: 'This form was sent from another website',
    body: 'Nothing was changed. Forms are only taken from our own pages, so that no other website can act in your name.',
    toForm: 'To the sign-up form',
    toPage: 'To the page with the form',
  },
  notFound: {
    title: 'There is nothing here',
    body: 'The address may be mistyped, or the page is gone.',
    home: 'To today’s papers',
  },
  wrongMethod: {
    title: 'This page cannot be used like that',
    body: 'It was requested in a way that does not work here.',
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
  /** How the owner of a link stands. */
  standing: {
    subscribed: { title: 'You are subscribed', body: 'Digests come to you as you chose.' },
    asked: {
      title: 'You are not subscribed yet',
      body: 'No digests come to you. They begin as soon as you follow the link in the newest mail that we sent you.',
    },
    left: { title: 'You are unsubscribed', body: 'You left earlier, and no more digests come to you.' },
    suppressed: {
      title: 'We send no mail to your address',
      body: 'Mails to it came back or were reported as unwanted, so we stopped. If that is a mistake, reply to one of our mails.',
    },
    unknown: {
      title: 'You are not subscribed',
      body: 'Your address is not known here any more, and no digests come to it. You can sign up again at any time.',
    },
  },
  signUpAgain: 'Sign up again',
  mailAgain: 'Mail me another link',
  toSignUp: 'To the sign-up form and today’s papers',
})

import type { FieldProblem } from '../../subscriber/field-problem.ts'
import {
  type PreferenceName,
  preferenceTable,
  signUpPreferences,
} from '../../subscriber/preferences/preferences.ts'
import type { PreferenceCatalogue } from '../catalogue-shapes.ts'
import type { Facts } from '../facts.ts'
import { addressProblems, otherDomain } from './address.ts'
import { topicProblem } from './topic.ts'
import { kilobytes, list } from './words.ts'

/** What is wrong with a value, and what is allowed. */
export const problem =
  ({ maximumTopics }: Facts, preferences: PreferenceCatalogue) =>
  (problem: FieldProblem): string => {
    switch (problem.code) {
      case 'unknown-zone':
        return `“${problem.given}” is not a time zone. Use an IANA name such as Europe/Berlin or America/New_York.`
      case 'not-an-hour':
        return `“${problem.given}” is not an hour. Use a whole number from 0 to 23.`
      case 'not-offered': {
        const name = problem.field as PreferenceName
        const { control } = preferenceTable[name]
        const offered = 'values' in control ? control.values() : []
        return `“${problem.given}” ${preferences[name].isNone}. Use one of ${list(offered)}.`
      }
      case 'not-a-list':
        return `“${problem.given}” is not a list of topics. Use a list of up to ${maximumTopics} texts.`
      case 'too-many-topics':
        return `${problem.given} topics are too many. Use up to ${maximumTopics}.`
      case 'bad-topic':
        return topicProblem(problem)
      case 'not-a-date':
        return `“${problem.given}” is not a day to pause until. Use a date within the next year, such as 2027-01-31.`
      case 'past-date':
        return `“${problem.given}” is today or in the past. Use a later date, or leave the field empty for no pause.`
      case 'unknown-field':
        return `There is no field “${problem.given}”. Fields are ${list(['email', ...signUpPreferences])}.`
      case 'not-a-proof':
        return 'This is not a solved challenge. Send {"challenge", "solution"}, or the same as base64, with the challenge as you got it.'
      case 'not-text':
        return `The address has to be a text, not ${problem.given}.`
      case 'refused-domain':
        return `Addresses at ${problem.given} cannot sign up here. Please use another address.`
      case 'other-domain':
        return otherDomain(problem.given, problem.allowed ?? [])
      default:
        return addressProblems[problem.code]
    }
  }

/** What the API tells programs. */
export const api = ({ largestRequestBytes }: Facts) => ({
  accepted:
    'If that address can be subscribed, a mail is on its way to it. No digest is sent until its owner confirms.',
  waiting:
    'Many sign-ups are coming in, so the mail goes out later. You do not have to do anything. No digest is sent until the owner of the address confirms.',
  waitingForProof:
    'Many sign-ups are coming in, so the mail goes out later. It goes out at once if you send the same request again with a field “proof”: the solution of the challenge in this answer’s “proof”.',
  invalid: 'Some fields cannot be used',
  notJson: 'The body is not JSON',
  notJsonDetail: (position: string) =>
    `Send an object such as {"email": "you@example.org"}; the one received could not be read: ${position}`,
  notObject: 'The body has to be a JSON object such as {"email": "you@example.org"}.',
  wrongType: 'The content type cannot be read',
  wrongTypeDetail: (given: string) => `Send application/json, not “${given}”.`,
  noTypeDetail: 'Send application/json; the request named no content type.',
  tooLarge: 'The body is too large',
  tooLargeDetail: `Send at most ${kilobytes(largestRequestBytes)}.`,
  notFound: 'There is nothing at this address',
  notFoundDetail: (method: string, path: string) => `No resource answers ${method} ${path}.`,
  wrongMethod: 'This address does not take that method',
  wrongMethodDetail: (method: string, path: string, allowed: string) =>
    `${path} takes ${allowed}, not ${method}.`,
  failed: 'Something went wrong on our side',
  failedDetail: 'Nothing was lost. You can send the same request again.',
})

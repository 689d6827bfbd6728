import type { FieldProblem } from '../../subscriber/field-problem.ts'
import {
  type PreferenceName,
  preferenceTable,
  signUpPreferences,
} from '../../subscriber/preferences/preferences.ts'
import type { PreferenceCatalogue } from '../catalogue-shapes.ts'
import type { Facts } from '../facts.ts'
import type { Language } from '../language.ts'
import { addressProblems, otherDomain } from './address.ts'
import { topicProblem } from './topic.ts'
import { counted, kilobytes, list } from './words.ts'

/** What is wrong with a value, and what is allowed. */
export const problem =
  ({ maximumTopics }: Facts, preferences: PreferenceCatalogue) =>
  (problem: FieldProblem): string => {
    switch (problem.code) {
      case 'unknown-zone':
        return `„${problem.given}“ ist keine Zeitzone. Verwenden Sie einen IANA-Namen wie Europe/Berlin oder America/New_York.`
      case 'not-an-hour':
        return `„${problem.given}“ ist keine volle Stunde. Verwenden Sie eine ganze Zahl von 0 bis 23.`
      case 'not-offered': {
        const name = problem.field as PreferenceName
        const { control } = preferenceTable[name]
        const offered = 'values' in control ? control.values() : []
        // “eine” and “ein” become “keine” and “kein”.
        return `„${problem.given}“ ${preferences[name].isNone}. Möglich sind ${list(offered)}.`
      }
      case 'not-a-list':
        return `„${problem.given}“ ist keine Liste von Themen. Verwenden Sie eine Liste, die höchstens ${counted(maximumTopics, 'einen Text', 'Texte')} enthält.`
      case 'too-many-topics':
        return `${problem.given} Themen sind zu viele. Sie können höchstens ${counted(maximumTopics, 'ein Thema', 'Themen')} angeben.`
      case 'bad-topic':
        return topicProblem(problem)
      case 'not-a-date':
        return `„${problem.given}“ ist kein Tag, bis zu dem eine Pause dauern kann. Verwenden Sie ein Datum innerhalb des nächsten Jahres, zum Beispiel 2027-01-31.`
      case 'past-date':
        return `„${problem.given}“ ist heute oder schon vorbei: Bis dahin gibt es nichts zu pausieren. Wählen Sie ein späteres Datum, oder lassen Sie das Feld leer, wenn Sie keine Pause möchten.`
      case 'unknown-field':
        return `Ein Feld „${problem.given}“ gibt es nicht. Die Felder heißen ${list(['email', ...signUpPreferences])}.`
      case 'not-a-proof':
        return 'Das ist keine gelöste Aufgabe. Senden Sie {"challenge", "solution"} oder dasselbe als Base64, und die Aufgabe so, wie Sie sie bekommen haben.'
      case 'not-text':
        return `Die Adresse muss ein Text sein, nicht ${problem.given}.`
      case 'refused-domain':
        return `Mit einer Adresse bei ${problem.given} ist hier keine Anmeldung möglich. Bitte verwenden Sie eine andere Adresse.`
      case 'other-domain':
        return otherDomain(problem.given, problem.allowed ?? [])
      default:
        return addressProblems[problem.code]
    }
  }

/** What programs are told. */
export const api = ({ largestRequestBytes }: Facts): Language['api'] => ({
  accepted:
    'Falls diese Adresse angemeldet werden kann, ist eine Mail an sie unterwegs. Ausgaben werden erst verschickt, wenn das Abo per Mail bestätigt ist.',
  waiting:
    'Zurzeit kommen viele Anmeldungen, deshalb wird die Mail später verschickt. Es ist nichts weiter zu tun. Ausgaben werden erst verschickt, wenn das Abo per Mail bestätigt ist.',
  waitingForProof:
    'Zurzeit kommen viele Anmeldungen, deshalb wird die Mail später verschickt. Sie wird sofort verschickt, wenn Sie dieselbe Anfrage noch einmal mit einem Feld „proof“ senden: der Lösung der Aufgabe, die in dieser Antwort unter „proof“ steht.',
  invalid: 'Einige Felder sind nicht verwendbar',
  notJson: 'Der Inhalt der Anfrage ist kein JSON',
  notJsonDetail: (position) =>
    `Senden Sie ein Objekt wie {"email": "name@example.org"}; das empfangene war nicht lesbar: ${position}`,
  notObject: 'Der Inhalt der Anfrage muss ein JSON-Objekt wie {"email": "name@example.org"} sein.',
  wrongType: 'Dieser Medientyp ist nicht lesbar',
  wrongTypeDetail: (given) => `Senden Sie application/json, nicht „${given}“.`,
  noTypeDetail: 'Senden Sie application/json; die Anfrage nannte keinen Medientyp (Content-Type).',
  tooLarge: 'Der Inhalt der Anfrage ist zu groß',
  tooLargeDetail: `Senden Sie höchstens ${kilobytes(largestRequestBytes)}.`,
  notFound: 'Unter dieser Adresse gibt es nichts',
  notFoundDetail: (method, path) => `Auf ${method} ${path} antwortet keine Ressource.`,
  wrongMethod: 'Diese Adresse nimmt diese Methode nicht an',
  wrongMethodDetail: (method, path, allowed) => `${path} nimmt ${allowed} an, nicht ${method}.`,
  failed: 'Bei uns ist etwas schiefgegangen',
  failedDetail:
    'Durch die Anfrage ist nichts verloren gegangen; sie kann unverändert noch einmal gesendet werden.',
})

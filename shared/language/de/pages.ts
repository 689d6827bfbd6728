import type { Purpose } from '../../subscriber/links.ts'
import type { Facts } from '../facts.ts'
import type { Language } from '../language.ts'
import { counted, kilobytes, nbsp } from './words.ts'

/** The sign-up and the preferences. */
export const form: Language['form'] = {
  email: 'Ihre E-Mail-Adresse',
  emailHint: 'name@example.org',
  subscribe: 'Abonnieren',
  summary: (frequency, hour, topicCount) =>
    topicCount === 0
      ? `${frequency} um ${hour}${nbsp}Uhr. Uhrzeit oder Tage ändern, Themen angeben`
      : `${frequency} um ${hour}${nbsp}Uhr, ${counted(topicCount, 'ein Thema', 'Themen')}. Uhrzeit, Tage oder Themen ändern`,
  change: 'Uhrzeit, Tage oder Themen ändern',
  save: 'Speichern',
  promise: 'Kein Tracking, Abbestellen mit einem Klick. Zuerst bestätigen Sie Ihr Abo per Mail.',
}

/** What people see in a browser. */
export const pages = ({
  brand,
  lettersPerDay,
  largestRequestBytes,
}: Facts): Omit<Language['pages'], Purpose> => ({
  home: 'Die Paper des Tages per Mail',
  sent: {
    title: 'Sehen Sie in Ihrem Postfach nach',
    body: `Falls diese Adresse ${brand} bekommen kann, ist eine Mail unterwegs. Mit dem Link darin schließen Sie die Anmeldung ab.`,
    typed: 'Ihre Eingabe:',
    hint: `Nach ein paar Minuten noch nichts da? Sehen Sie im Spam-Ordner nach, und prüfen Sie, ob Sie sich bei der Adresse vertippt haben. An eine Adresse schicken wir höchstens ${counted(lettersPerDay, 'eine Mail', 'Mails')} am Tag.`,
  },
  notFound: {
    title: 'Hier ist nichts zu finden',
    body: 'Vielleicht ist die Adresse falsch geschrieben, oder die Seite gibt es nicht mehr.',
    home: 'Zu den Papern von heute',
  },
  wrongMethod: {
    title: 'Diese Seite nimmt eine solche Anfrage nicht an',
    body: 'Sie wurde auf eine Weise aufgerufen, auf die sie nicht antwortet.',
  },
  failed: {
    title: 'Bei uns ist etwas schiefgegangen',
    body: 'Bitte versuchen Sie es in einer Minute noch einmal.',
  },
  tooLarge: {
    title: 'Das Formular ist zu groß',
    body: `Das Formular fasst höchstens ${kilobytes(largestRequestBytes)}.`,
  },
  badForm: {
    title: 'Das Formular war nicht lesbar',
    body: 'Bitte gehen Sie zurück, und versuchen Sie es noch einmal.',
  },
  otherEditions: 'Weitere Ausgaben',
  sources: 'Quellen',
  failedForm: 'Bitte sehen Sie sich die markierten Felder an:',
  refused: (title) => `Fehler: ${title}`,
  linkOf: (label, title) => `${label}: ${title}`,
  signUpAgain: 'Noch einmal anmelden',
  toSignUp: 'Zum Anmeldeformular und zu den Papern von heute',
})

import type { Purpose } from '../../subscriber/link/links.ts'
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
  leaveEmpty: 'Bitte lassen Sie dieses Feld leer',
  again:
    'Es ist nichts verloren, aber noch ist niemand angemeldet: Dieses Formular wurde vor langer Zeit geöffnet oder kam von anderswo. Bitte klicken Sie noch einmal auf „Abonnieren“.',
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
  meant: {
    title: (meant) => `Meinten Sie ${meant}?`,
    body: (typed) =>
      `Sie haben ${typed} eingegeben. Noch wurde nichts verschickt: Bitte wählen Sie Ihre Adresse aus.`,
    use: (meant) => `Ja, mit ${meant} abonnieren`,
    keep: (typed) => `Nein, mit ${typed} abonnieren`,
    back: 'Keine von beiden: zurück zum Formular',
  },
  waiting: {
    title: 'Ihre Mail wartet, bis sie an der Reihe ist',
    body: 'Zurzeit melden sich viele Menschen an, deshalb wird die Mail mit Ihrem Link etwas später verschickt. Sie müssen nichts weiter tun und können diese Seite schließen.',
    hint: 'Meist wird die Mail nach Minuten verschickt, selten erst nach einigen Stunden. Falls nach einem Tag nichts gekommen ist, melden Sie sich bitte noch einmal an.',
  },
  proof: {
    working:
      'Oder sie wird sofort verschickt: Ihr Browser löst gerade eine kleine Rechenaufgabe, das dauert einige Sekunden.',
    bar: 'Fortschritt der Rechenaufgabe',
    solved: 'Die Rechenaufgabe ist gelöst. Ihre Mail wird verschickt.',
    ready: 'Die Rechenaufgabe ist gelöst.',
    failed: 'Die Rechenaufgabe ließ sich in diesem Browser nicht lösen. Ihre Mail behält ihren Platz.',
    button: 'Mail jetzt verschicken',
  },
  otherSite: {
    title: 'Dieses Formular kam von einer anderen Website',
    body: 'Es wurde nichts geändert. Formulare nehmen wir nur von unseren eigenen Seiten an, damit keine andere Website in Ihrem Namen handeln kann.',
    toForm: 'Zum Anmeldeformular',
    toPage: 'Zur Seite mit dem Formular',
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
  standing: {
    subscribed: {
      title: 'Sie haben ein Abo',
      body: 'Sie bekommen die Ausgaben so, wie Sie es gewählt haben.',
    },
    asked: {
      title: 'Sie haben noch kein Abo',
      body: 'Zurzeit bekommen Sie keine Ausgaben. Die Ausgaben beginnen, sobald Sie dem Link in unserer neuesten Mail folgen.',
    },
    left: {
      title: 'Sie haben kein Abo mehr',
      body: 'Sie haben schon abbestellt und bekommen keine Ausgaben mehr.',
    },
    suppressed: {
      title: 'Wir schicken keine Mails an Ihre Adresse',
      body: 'Mails an diese Adresse kamen zurück oder wurden als unerwünscht gemeldet, deshalb schicken wir keine mehr. Falls das ein Irrtum ist, antworten Sie auf eine unserer Mails.',
    },
    unknown: {
      title: 'Sie haben kein Abo',
      body: 'Ihre Adresse ist hier nicht mehr bekannt, und Sie bekommen keine Ausgaben. Sie können sich jederzeit wieder anmelden.',
    },
  },
  signUpAgain: 'Noch einmal anmelden',
  mailAgain: 'Link noch einmal per Mail anfordern',
  toSignUp: 'Zum Anmeldeformular und zu den Papern von heute',
})

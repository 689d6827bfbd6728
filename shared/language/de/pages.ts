import type { Facts } from '../facts.ts'
import type { Language } from '../language.ts'
import { counted, days, kilobytes, nbsp, quotedList } from './words.ts'

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
  lifetimeMs,
  lettersPerDay,
  largestRequestBytes,
  erasedLifetimeMs,
  backupDays,
}: Facts): Language['pages'] => ({
  home: 'Die Paper des Tages per Mail',
  sent: {
    title: 'Sehen Sie in Ihrem Postfach nach',
    body: `Falls diese Adresse ${brand} bekommen kann, ist eine Mail unterwegs. Mit dem Link darin schließen Sie die Anmeldung ab.`,
    typed: 'Ihre Eingabe:',
    hint: `Nach ein paar Minuten noch nichts da? Sehen Sie im Spam-Ordner nach, und prüfen Sie, ob Sie sich bei der Adresse vertippt haben. An eine Adresse schicken wir höchstens ${counted(lettersPerDay, 'eine Mail', 'Mails')} am Tag.`,
  },
  confirm: {
    title: 'Bestätigen Sie Ihr Abo',
    body: 'Ein Klick, und die Paper sind unterwegs zu Ihnen.',
    button: 'Bestätigen',
    change: 'Vorher Uhrzeit oder Themen ändern',
    done: 'Ihr Abo ist bestätigt',
    welcomeBody: (schedule) => `${schedule}. Die heutige Ausgabe ist gleich in Ihrem Postfach.`,
    soonBody: (schedule) => `${schedule}. Ihre erste Ausgabe kommt, sobald die nächste erscheint.`,
    laterBody: (schedule, day) => `${schedule}. Die nächste Ausgabe kommt am ${day}.`,
    expired: 'Dieser Link ist abgelaufen',
    expiredBody: `Links zum Bestätigen gelten ${days(lifetimeMs('confirm'))}. Melden Sie sich noch einmal an, dann kommt ein neuer.`,
    unknown: 'Dieser Link funktioniert nicht',
    unknownBody:
      'Vielleicht hat das Mailprogramm ihn abgeschnitten, oder er wurde schon benutzt. Kopieren Sie den ganzen Link aus der Mail, oder melden Sie sich noch einmal an.',
  },
  unsubscribe: {
    title: `${brand} abbestellen?`,
    body: 'Ein Klick, und es kommen keine Ausgaben mehr.',
    button: 'Abbestellen',
    done: `Sie haben ${brand} abbestellt`,
    doneBody: 'Sie bekommen keine Ausgaben mehr. Eine, die schon unterwegs ist, kann noch ankommen.',
    unknown: 'Dieser Link funktioniert nicht',
    unknownBody:
      'Vielleicht hat das Mailprogramm ihn abgeschnitten. Kopieren Sie den ganzen Link am Ende einer Ausgabe, oder antworten Sie auf die Mail und schreiben Sie uns, was Sie möchten.',
  },
  erase: {
    title: 'Ihre Daten löschen?',
    body: 'Ihre Adresse, Ihre Einstellungen und der Nachweis Ihrer Einwilligung werden gelöscht, und es kommen keine Ausgaben mehr. Nichts davon lässt sich wiederherstellen, aber Sie können sich jederzeit wieder anmelden.',
    button: 'Meine Daten löschen',
    done: 'Ihre Daten sind gelöscht',
    doneBody: `Noch ${days(erasedLifetimeMs)} lang bleibt eine Zahl gespeichert, aus der niemand auf Ihre Adresse schließen kann: Sie verhindert, dass eine Mail, die schon unterwegs ist, zweimal kommt. In Sicherungskopien bleibt das Übrige noch bis zu ${counted(backupDays, 'einen Tag', 'Tage')} lang erhalten, dann ist es auch dort gelöscht.`,
    expired: 'Dieser Link ist abgelaufen',
    expiredBody: `Links zum Löschen gelten ${days(lifetimeMs('erase'))} und verlieren ihre Gültigkeit, wenn Sie danach wieder abonnieren. So bekommen Sie einen neuen: Öffnen Sie den Link zum Abbestellen in einer beliebigen Ausgabe, und wählen Sie „Meine Daten löschen“.`,
  },
  preferences: {
    title: 'Ihre Einstellungen',
    saved: 'Gespeichert.',
    savedBody: ({ schedule, topics, pausedUntil, next }) =>
      [
        `${schedule}.`,
        topics.length === 0
          ? 'Keine Themen: nur die meistbeachteten Paper des Tages.'
          : `${topics.length === 1 ? 'Thema' : 'Themen'}: ${quotedList(topics)}.`,
        'Die Mails kommen auf Deutsch.',
        ...(pausedUntil === undefined ? [] : [`Pause bis ${pausedUntil}.`]),
        `Die nächste Ausgabe kommt am ${next}.`,
      ].join(' '),
    gone: 'Sie haben kein Abo',
    goneBody: 'Es gibt nichts zu ändern. Sie können sich jederzeit wieder anmelden.',
    expired: 'Dieser Link ist abgelaufen',
    expiredBody: `Links zu Ihren Einstellungen gelten ${days(lifetimeMs('preferences'))}. Einen neuen können Sie sich per Mail schicken lassen.`,
    leave: 'Ganz abbestellen',
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

import type { Purpose } from '../../subscriber/link/links.ts'
import { dayMs } from '../../time/clock.ts'
import type { Facts } from '../facts.ts'
import type { Language } from '../language.ts'
import { counted, days } from './words.ts'

/** The pages that the links of mails lead to, by the purpose of the link. */
export const linkPages = ({
  brand,
  lifetimeMs,
  erasedLifetimeMs,
  turnedAwayEveryMs,
  backupDays,
}: Facts): Pick<Language['pages'], Purpose> => ({
  confirm: {
    title: 'Bestätigen Sie Ihr Abo',
    body: 'Ein Klick, und die Paper sind unterwegs zu Ihnen.',
    pausedBody: 'Ein Klick, und Sie haben wieder ein Abo.',
    button: 'Bestätigen',
    change: 'Vorher Uhrzeit oder Themen ändern',
    done: 'Ihr Abo ist bestätigt',
    before:
      'Bestätigt haben Sie es schon früher; jetzt wurde nichts geändert. Ändern können Sie es mit dem Link am Ende jeder Ausgabe.',
    welcomeBody: (schedule) => `${schedule}. Die heutige Ausgabe ist gleich in Ihrem Postfach.`,
    soonBody: (schedule) => `${schedule}. Ihre erste Ausgabe kommt, sobald die nächste erscheint.`,
    laterBody: (schedule, day) => `${schedule}. Die nächste Ausgabe kommt am ${day}.`,
    expired: 'Dieser Link ist abgelaufen',
    expiredBody: `Links zum Bestätigen gelten ${days(lifetimeMs('confirm'))}. Melden Sie sich noch einmal an, dann kommt ein neuer.`,
    unknown: 'Dieser Link funktioniert nicht',
    refused: 'Anmeldungen mit Ihrer Adresse sind abgeschaltet',
    refusedBody:
      'Auf eine unserer Mails an Sie hat jemand mit „Das war ich nicht“ geantwortet. Deshalb bestätigt dieser Link nichts mehr. Wenn Sie ein Abo möchten, nehmen Sie das zurück, und melden Sie sich dann noch einmal an.',
    replaced: 'Es gibt einen neueren Link',
    replacedBody:
      'Wir haben Ihnen inzwischen einen weiteren Link geschickt. Bitte verwenden Sie den aus unserer neuesten Mail, oder melden Sie sich noch einmal an.',
    unknownBody:
      'Vielleicht hat das Mailprogramm ihn abgeschnitten, oder er ist so alt, dass wir ihn nicht mehr kennen. Kopieren Sie den ganzen Link aus der Mail, oder melden Sie sich noch einmal an.',
  },
  'not-me': {
    title: 'Waren Sie das nicht?',
    body: `Klicken Sie, wenn Sie ${brand} nicht bestellt haben. Dann vergessen wir die Bestellung und schreiben Ihnen nicht mehr, wenn sich jemand mit Ihrer Adresse anmeldet. Ein Abo, das Sie bestätigt haben, geht weiter.`,
    button: 'Das war ich nicht',
    done: 'Anmeldungen mit Ihrer Adresse sind abgeschaltet',
    doneBody: `Wenn jemand Ihre Adresse wieder einträgt, kommt höchstens eine Mail in ${counted(turnedAwayEveryMs / dayMs, 'einem Tag', 'Tagen')}, mit dem Weg zurück. Dafür bleibt eine Kennung gespeichert, aus der niemand Ihre Adresse errechnen kann. Zurücknehmen können Sie das jederzeit hier, mit demselben Link.`,
    back: 'Zurücknehmen',
    takenBack: 'Anmeldungen mit Ihrer Adresse sind wieder möglich',
    takenBackBody:
      'Wenn Sie ein Abo möchten, melden Sie sich bitte an: Links in früheren Mails bestätigen nichts mehr.',
    confirmed: 'Diese Bestellung wurde bestätigt',
    confirmedBody: `Jemand ist dem anderen Link in dieser Mail gefolgt und hat bestätigt. Wenn Sie ${brand} nicht möchten, bestellen Sie es bitte ab.`,
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
  export: {
    title: 'Alles, was wir über Sie speichern',
    body: 'Ein Klick, und Sie laden es herunter. Die Datei (JSON) enthält Ihre Adresse, Ihre Einstellungen, den Nachweis Ihrer Zustimmung mit dem Wortlaut, dem Sie zugestimmt haben, und welche Ausgaben Sie bekommen haben.',
    button: 'Herunterladen',
    expired: 'Dieser Link ist zu alt',
    expiredBody: `Links zu Ihren gespeicherten Daten gelten ${days(lifetimeMs('export'))}. Sie verlieren ihre Gültigkeit, wenn Sie einen neuen Link zu Ihren Einstellungen anfordern. Einen weiteren bekommen Sie so: Öffnen Sie den Link zum Abbestellen in einer beliebigen Ausgabe, und wählen Sie „Meine gespeicherten Daten anfordern“.`,
  },
  preferences: {
    title: 'Ihre Einstellungen',
    saved: 'Gespeichert.',
    nextBody: (next) => `Die nächste Ausgabe kommt am ${next}.`,
    gone: 'Sie haben kein Abo',
    goneBody: 'Es gibt nichts zu ändern. Sie können sich jederzeit wieder anmelden.',
    expired: 'Dieser Link ist abgelaufen',
    expiredBody: `Links zu Ihren Einstellungen gelten ${days(lifetimeMs('preferences'))}. Einen neuen können Sie sich per Mail schicken lassen.`,
    outdatedBody:
      'Inzwischen wurde ein neuerer Link angefordert oder eine Änderung zurückgenommen, oder Sie haben sich neu angemeldet. Einen neuen können Sie sich per Mail schicken lassen.',
    newer: 'Nicht gespeichert: Es gibt neuere Einstellungen.',
    newerBody:
      'Sie wurden geändert, seit Sie diese Seite geöffnet haben: in einem anderen Fenster oder von jemandem, der den Link auch hat. Jetzt gilt:',
    newerForm:
      'Im Formular unten steht noch, was Sie eingegeben haben. Speichern Sie es noch einmal, wenn es an die Stelle der neueren Einstellungen treten soll.',
    untellable: 'Es wurde nichts geändert.',
    untellableBody:
      'Wer eine Ihrer Ausgaben weitergeleitet bekommt, kann diese Seite öffnen. Darum schreiben wir Ihnen bei jeder Änderung eine Mail. Im Moment können wir keine weitere solche Mail verschicken. Lassen Sie sich bitte einen neuen Link schicken: Was Sie damit innerhalb einer Stunde ändern, wird sofort gespeichert.',
    typed: 'Sie haben eingegeben:',
    leave: 'Ganz abbestellen',
  },
  'take-back': {
    title: 'Die Änderung zurücknehmen?',
    body: 'Falls jemand anderes geändert hat, was Sie bekommen: Ein Klick, und Sie bekommen wieder, was Sie vorher bekommen haben. Links zu Ihren Einstellungen in früheren Mails gelten dann nicht mehr.',
    newer:
      'Seit Sie diese Seite geöffnet haben, wurde noch einmal etwas geändert. Zurückgenommen ist noch nichts.',
    before: 'Vor der Änderung',
    present: 'Jetzt',
    button: 'Zurücknehmen',
    done: 'Die Änderung ist zurückgenommen',
    doneBody:
      'Sie bekommen wieder, was Sie vorher bekommen haben. Links zu Ihren Einstellungen in früheren Mails gelten nicht mehr; Ihre nächste Ausgabe bringt einen neuen mit.',
    same: 'Es gibt nichts zurückzunehmen',
    sameBody: 'Sie bekommen, was Sie vor der Änderung bekommen haben.',
    expired: 'Dieser Link ist abgelaufen',
    expiredBody: `Eine Änderung lässt sich ${days(lifetimeMs('take-back'))} lang zurücknehmen. Der Link am Ende jeder Ausgabe zeigt Ihnen, was Sie bekommen; dort können Sie es auch ändern.`,
  },
})

import { dayMs } from '../../time/clock.ts'
import type { LetterCatalogue } from '../catalogue-shapes.ts'
import type { Facts } from '../facts.ts'
import { counted, days, hours, midSentence, quotedList } from './words.ts'

/** What a reader can answer to a mail that somebody else's sign-up brought them. */
const notMe = {
  text: 'War das jemand anderes? Sagen Sie es uns, dann schreiben wir Ihnen nicht mehr, wenn sich jemand mit dieser Adresse anmeldet.',
  label: 'Das war ich nicht',
}

/** What a confirmed reader gets, all of it in their own words. */
const wishes = (schedule: string, topics: readonly string[]): string => {
  if (topics.length === 0) return midSentence(schedule)
  const yours = topics.length === 1 ? 'Ihrem Thema' : 'Ihren Themen'
  return `${midSentence(schedule)}, mit ${yours} ${quotedList(topics)}`
}

/**
 * What was asked for by somebody who may be a stranger. It counts the topics and does not name them: otherwise the form
 * would mail anybody's words to any address.
 */
const unproven = (schedule: string, topics: readonly string[]): string => {
  if (topics.length === 0) return midSentence(schedule)
  const counts = counted(topics.length, 'einem Thema, das', 'Themen, die')
  return `${midSentence(schedule)}, mit ${counts} auf der Seite hinter dem Link ${topics.length === 1 ? 'steht' : 'stehen'}`
}

/** The mails that answer one request, and the pages where a reader asks for them. */
export const letters = ({ brand, lettersPerDay, lifetimeMs, turnedAwayEveryMs }: Facts): LetterCatalogue => {
  const unlessUsedUp = `es sei denn, Sie haben heute schon ${counted(lettersPerDay, 'eine solche Mail', 'solche Mails')} bekommen`
  return {
    confirm: {
      subject: `Bitte bestätigen Sie Ihr Abo von ${brand}`,
      heading: 'Bitte bestätigen Sie Ihr Abo',
      body: (schedule, topics, spoken) => [
        `Jemand, höchstwahrscheinlich Sie selbst, hat ${brand} für diese Adresse bestellt. Wenn Sie das bestätigen, folgt die erste Ausgabe, und zwar sofort, falls es heute schon eine gibt.`,
        `Danach: ${unproven(schedule, topics)}. Die Sprache ist ${spoken}.`,
      ],
      button: 'Abo bestätigen',
      note: (worksForMs) => `Der Link gilt ${hours(worksForMs)}. Ohne Ihren Klick kommt keine Ausgabe.`,
      beside: notMe,
      asked: (day, network) =>
        `Bestellt wurde am ${day}${network === '' ? '' : `, aus dem Netz ${network}`}.`,
    },
    undo: {
      subject: `Zurück zu ${brand}?`,
      heading: 'Wieder abonnieren',
      body: (schedule, topics) => [
        `Sie haben ${brand} abbestellt und danach um einen Weg zurück gebeten. Hier ist er.`,
        `Sie bekommen die Ausgaben dann wieder ${unproven(schedule, topics)}.`,
      ],
      button: 'Wieder abonnieren',
      note: (worksForMs) =>
        `Der Link gilt ${hours(worksForMs)}. Falls Sie es sich anders überlegt haben, tun Sie einfach nichts.`,
      ask: {
        title: `Zurück zu ${brand}?`,
        body: 'Ein Klick, und Sie bekommen eine Mail, mit der Sie wieder abonnieren können.',
        button: 'Mail anfordern',
      },
      offer: 'Das war ein Versehen: per Mail wieder abonnieren',
      sent: `Falls wir Ihre Adresse noch kennen, ist eine Mail mit dem Weg zurück unterwegs, ${unlessUsedUp}.`,
    },
    'already-subscribed': {
      subject: `Sie haben ${brand} schon abonniert`,
      heading: 'Sie haben schon ein Abo',
      body: (schedule, topics) => [
        'Jemand, höchstwahrscheinlich Sie selbst, hat diese Adresse in das Anmeldeformular eingetragen. Sie haben aber schon ein Abo, und daran wurde nichts geändert.',
        `Sie bekommen die Ausgaben ${wishes(schedule, topics)}.`,
      ],
      button: 'Einstellungen ändern',
      note: (worksForMs) => `Der Link gilt ${days(worksForMs)}.`,
      beside: notMe,
    },
    'still-refused': {
      subject: `Möchten Sie ${brand} abonnieren?`,
      heading: 'Anmeldungen mit dieser Adresse sind abgeschaltet',
      body: () => [
        'Jemand hat diese Adresse in unser Anmeldeformular eingetragen. Auf eine frühere Mail an diese Adresse hat jemand mit „Das war ich nicht“ geantwortet. Deshalb sind Anmeldungen abgeschaltet, und es wurde nichts geändert.',
        'Wenn Sie ein Abo möchten, nehmen Sie das zurück, und melden Sie sich dann noch einmal an.',
      ],
      button: 'Zurücknehmen',
      note: () =>
        `Der Link gilt unbegrenzt. Falls Sie das nicht waren, tun Sie einfach nichts: Eine solche Mail kommt höchstens einmal in ${counted(turnedAwayEveryMs / dayMs, 'einem Tag', 'Tagen')}.`,
    },
    'fresh-link': {
      subject: `${brand}: Ihr Link zu den Einstellungen`,
      heading: 'Hier ist Ihr neuer Link',
      body: (schedule, topics) => [`Zurzeit bekommen Sie ${brand} ${wishes(schedule, topics)}.`],
      button: 'Einstellungen ändern',
      note: (worksForMs) => `Der Link gilt ${days(worksForMs)}.`,
      ask: {
        title: 'Ein neuer Link zu Ihren Einstellungen?',
        body: `Ein Klick, und Sie bekommen per Mail einen Link, der ${days(lifetimeMs('preferences'))} gilt.`,
        button: 'Neuen Link anfordern',
      },
      offer: 'Neuen Link anfordern',
      sent: `Falls Sie ein Abo haben, ist ein neuer Link unterwegs, ${unlessUsedUp}.`,
    },
    changed: {
      subject: `${brand}: Ihre Einstellungen wurden geändert`,
      heading: 'Ihre Einstellungen wurden geändert',
      body: (_schedule, _topics, _spoken, changes = []) => [
        'Jemand, höchstwahrscheinlich Sie selbst, hat über einen Link aus einer Ihrer Mails geändert, was Sie bekommen.',
        ...changes,
      ],
      button: 'Beide Fassungen ansehen',
      note: (worksForMs) =>
        `Falls Sie das waren, ist nichts zu tun. Falls nicht: Auf der Seite hinter dem Link können Sie die Änderung zurücknehmen. Links zu Ihren Einstellungen in früheren Mails, die vielleicht weitergeleitet wurden, gelten dann nicht mehr. Der Link gilt ${days(worksForMs)}.`,
    },
    erase: {
      subject: `Ihre Daten bei ${brand} löschen?`,
      heading: 'Ihre Daten löschen',
      body: () => [
        'Jemand, höchstwahrscheinlich Sie selbst, möchte Ihre Daten löschen lassen: Ihre Adresse, Ihre Einstellungen und den Nachweis Ihrer Einwilligung. Danach kommen keine Ausgaben mehr, und nichts davon lässt sich wiederherstellen.',
      ],
      button: 'Meine Daten löschen',
      note: (worksForMs) =>
        `Der Link gilt ${hours(worksForMs)}. Falls Sie das nicht waren, tun Sie einfach nichts: Ohne Ihren Klick wird nichts gelöscht.`,
      ask: {
        title: 'Ihre Daten löschen?',
        body: 'Ein Klick, und Sie bekommen eine Mail mit dem Link zum Löschen. Der Umweg schützt Sie: Der Link zu dieser Seite könnte an jemand anderen weitergeleitet worden sein.',
        button: 'Link anfordern',
      },
      offer: 'Meine Daten löschen',
      sent: `Falls wir Ihre Adresse noch kennen, ist eine Mail mit dem Link zum Löschen Ihrer Daten unterwegs, ${unlessUsedUp}.`,
    },
    export: {
      subject: `Was ${brand} über Sie speichert`,
      heading: 'Was wir über Sie speichern',
      body: () => [
        'Jemand, höchstwahrscheinlich Sie selbst, möchte alles bekommen, was wir über Sie speichern. Der Link führt zu einer Seite mit einer Schaltfläche, über die Sie es als Datei (JSON) herunterladen.',
      ],
      button: 'Gespeicherte Daten ansehen',
      note: (worksForMs) =>
        `Der Link gilt ${hours(worksForMs)}. Leiten Sie diese Mail bitte nicht weiter: Wer den Link hat, kann die Datei herunterladen. Falls Sie das nicht waren, tun Sie einfach nichts.`,
      ask: {
        title: 'Möchten Sie alles bekommen, was wir über Sie speichern?',
        body: 'Ein Klick, und Sie bekommen eine Mail mit dem Link dazu. Der Umweg schützt Sie: Der Link zu dieser Seite könnte an jemand anderen weitergeleitet worden sein.',
        button: 'Link anfordern',
      },
      offer: 'Meine gespeicherten Daten anfordern',
      sent: `Falls wir Ihre Adresse noch kennen, ist eine Mail mit dem Link zu allem unterwegs, was wir über Sie speichern, ${unlessUsedUp}.`,
    },
  }
}

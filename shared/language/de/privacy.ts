import type { Facts } from '../facts.ts'
import type { Language } from '../language.ts'
import { days, years } from './words.ts'

export const privacy = (facts: Facts): Language['privacy'] => {
  const { brand, backupDays, leftLifetimeMs, unconfirmedLifetimeMs, consentLifetimeMs, lifetimeMs } = facts
  return {
    title: 'Was wir über Sie speichern, und wie lange',
    link: 'Datenschutz',
    formLink: 'Was wir über Sie speichern, und wie lange',
    lead: 'Kurz gesagt: Ihre E-Mail-Adresse, Ihre Einstellungen und den Nachweis, dass Sie zugestimmt haben. Keinen Namen, kein Profil, kein Cookie. Wir sehen nicht, ob Sie eine Mail öffnen oder einem Link folgen.',
    operator: {
      heading: 'Wer verantwortlich ist',
      body: (name, postalAddress) =>
        `${brand} wird betrieben von ${name === brand ? '' : `${name}, `}${postalAddress}.`,
      contact: 'Schreiben Sie an',
    },
    kept: {
      heading: 'Was wir speichern, und warum',
      items: [
        'Ihre E-Mail-Adresse: Dorthin gehen die Mails.',
        'Ihre Einstellungen: Uhrzeit, Zeitzone, Tage, Sprache, Themen und Pause. Nach ihnen richtet sich, was Sie bekommen, und wann.',
        'Den Nachweis Ihrer Zustimmung: wann und über welches Formular Sie sich angemeldet und die Anmeldung bestätigt haben, den Wortlaut, dem Sie zugestimmt haben, und den ersten Teil der Netzwerkadresse, von der aus das geschah. Wir müssen das belegen können.',
        'Welche Ausgaben Sie bekommen haben, und wie viele Mails nicht zugestellt werden konnten: damit keine zweimal kommt, und keine an ein Postfach geht, das es nicht mehr gibt.',
      ],
      basis:
        'Wir speichern das, weil Sie zugestimmt haben (Art. 6 Abs. 1 Buchst. a DSGVO). Das können Sie jederzeit widerrufen, mit einem Klick in jeder Ausgabe.',
    },
    long: {
      heading: 'Wie lange',
      items: [
        `Wenn Sie nie bestätigen: Alles ist gelöscht, wenn Ihre letzte Anmeldung ${days(unconfirmedLifetimeMs)} zurückliegt.`,
        'Solange Sie ein Abo haben: bis Sie abbestellen.',
        `Nachdem Sie abbestellt haben: Adresse und Einstellungen sind gelöscht, sobald das ${days(leftLifetimeMs)} zurückliegt. Bis dahin können Sie zurückkommen, und alles ist wie zuvor.`,
        `Danach bleiben eine Kennung, aus der niemand Ihre Adresse errechnen kann, die Daten der Ausgaben, die Sie bekommen haben, und für ${years(consentLifetimeMs)} der Nachweis, dass Sie zugestimmt hatten, ohne Ihre Adresse.`,
        'Wenn es Ihr Postfach nicht mehr gibt oder Sie eine Mail als unerwünscht gemeldet haben: Diese Kennung bleibt auf Dauer, damit wir Ihnen nie wieder schreiben.',
        'Wenn Sie uns gesagt haben „Das war ich nicht“: Diese Kennung bleibt, bis Sie das zurücknehmen, damit niemand Sie anmelden kann.',
        `Sicherungskopien unserer Datenbank werden nach ${backupDays === 1 ? 'einem Tag' : `${backupDays} Tagen`} gelöscht.`,
      ],
    },
    others: {
      heading: 'Wer das noch sieht',
      body: 'Niemand außer dem Dienstleister, der unsere Datenbank betreibt und unsere Mails verschickt, Amazon Web Services. Wir verkaufen nichts und geben nichts weiter.',
    },
    rights: {
      heading: 'Was Sie tun können',
      items: [
        'Ändern: Folgen Sie dem Link zu Ihren Einstellungen in einer beliebigen Ausgabe.',
        'Einsehen: Auf der Seite mit Ihren Einstellungen können Sie alles anfordern, was wir über Sie speichern. Ein Link zu einer Datei, die auch Maschinen lesen können, kommt per Mail.',
        `Löschen lassen: auf der Seite mit Ihren Einstellungen oder nachdem Sie abbestellt haben. Ein Link, der sofort alles löscht, kommt per Mail. Er gilt ${days(lifetimeMs('erase'))}.`,
        'Abbestellen: mit einem Klick in jeder Ausgabe.',
        'Sich beschweren: bei der Datenschutzbehörde Ihres Wohnorts.',
      ],
    },
  }
}

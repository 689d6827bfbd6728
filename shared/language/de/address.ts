import type { AddressProblem } from '../../subscriber/address/address.ts'
import { list } from './words.ts'

/** What is wrong with an address, and what helps. */
export const addressProblems: Readonly<Record<AddressProblem, string>> = {
  empty: 'Bitte geben Sie eine E-Mail-Adresse ein, zum Beispiel name@example.org.',
  'too-long':
    'Das ist zu lang für eine E-Mail-Adresse: Erlaubt sind höchstens 64 Zeichen vor dem @ und 254 insgesamt.',
  'invisible-character':
    'Diese Adresse enthält ein unsichtbares Zeichen, vielleicht vom Kopieren. Bitte tippen Sie sie von Hand ein.',
  quoted:
    'Adressen mit Anführungszeichen können wir nicht verwenden. Bitte geben Sie eine einfache ein, zum Beispiel name@example.org.',
  'not-bare':
    'Bitte geben Sie nur die Adresse selbst ein, zum Beispiel name@example.org, ohne Namen und ohne Klammern.',
  'no-at': 'Eine E-Mail-Adresse braucht ein @, wie in name@example.org.',
  'several-addresses': 'Bitte geben Sie nur eine Adresse ein, mit einem einzigen @.',
  'white-space': 'Eine E-Mail-Adresse enthält keine Leerzeichen. Bitte entfernen Sie sie.',
  incomplete: 'Vor oder nach dem @ fehlt etwas. Eine Adresse sieht zum Beispiel so aus: name@example.org.',
  'non-ascii-local-part':
    'Vor dem @ sind nur die Buchstaben von a bis z, Ziffern und einige Sonderzeichen möglich: An andere Adressen kann unser Maildienst nicht zustellen.',
  'encoded-word':
    'Vor dem @ steht ein Code, aus dem Mailprogramme einen anderen Text machen, sodass Mails nicht ankämen. Bitte verwenden Sie eine andere Adresse.',
  'local-part-character':
    'Vor dem @ steht ein Zeichen, das in keiner Adresse vorkommt, etwa ein Komma oder ein Doppelpunkt.',
  dots: 'Ein Punkt darf nicht am Anfang, am Ende oder zweimal hintereinander stehen, weder vor noch nach dem @.',
  'invalid-domain':
    'Was nach dem @ steht, ist keine Domain. Eine Domain wie example.org besteht aus Teilen, die durch Punkte verbunden sind und nur Buchstaben, Ziffern und Bindestriche enthalten.',
  'numeric-domain': 'Nach dem @ muss eine Domain wie example.org stehen, keine Zahl und keine IP-Adresse.',
}

/** The most domains that a refusal names. An operator may allow dozens. */
const mostNamed = 5

/** The address is at a domain that may not sign up, and only some may. */
export function otherDomain(domain: string, allowed: readonly string[]): string {
  const named = allowed.slice(0, mostNamed)
  const domains = allowed.length > mostNamed ? `${named.join(', ')} und einigen anderen Domains` : list(named)
  return `Hier können sich nur Adressen bei ${domains} anmelden, keine bei ${domain}. Bitte verwenden Sie eine solche Adresse.`
}

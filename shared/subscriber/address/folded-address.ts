import { type EmailAddress, normaliseAddress } from './address.ts'

/** How a provider delivers several addresses to one mailbox. */
interface MailboxRule {
  /** The provider's other domains, at which the same name is the same mailbox. */
  readonly sameAs?: string
  /** The sign before a label that the owner chose. Everywhere it is `+`. */
  readonly label?: string
  /** Writes a name in one way, whichever of its spellings was typed. */
  readonly spelled?: (name: string) => string
}

const gmail: MailboxRule = { spelled: (name) => name.replaceAll('.', '') }
/** Names at Yahoo and AOL have no hyphens of their own. Behind one stands the keyword of a disposable address. */
const yahoo: MailboxRule = { label: '-' }
/**
 * Yandex delivers `ivan-petrov` and `ivan.petrov` to one mailbox, at each of its domains. `ivanpetrov` may be another
 * person's. Not every domain with its name is its own: the owner of another one must not act for people at Yandex.
 */
const yandex: MailboxRule = { sameAs: 'yandex.ru', spelled: (name) => name.replaceAll('-', '.') }
const proton: MailboxRule = { sameAs: 'proton.me', spelled: (name) => name.replace(/[._-]/g, '') }
const icloud: MailboxRule = { sameAs: 'icloud.com' }

const rules: Readonly<Record<string, MailboxRule>> = {
  'gmail.com': gmail,
  'googlemail.com': { ...gmail, sameAs: 'gmail.com' },
  'ymail.com': yahoo,
  'rocketmail.com': yahoo,
  'myyahoo.com': yahoo,
  'y7mail.com': yahoo,
  'icloud.com': icloud,
  'me.com': icloud,
  'mac.com': icloud,
  'proton.me': proton,
  'protonmail.com': proton,
  'protonmail.ch': proton,
  'pm.me': proton,
  'yandex.ru': yandex,
  'yandex.com': yandex,
  'yandex.by': yandex,
  'yandex.kz': yandex,
  'yandex.ua': yandex,
  'yandex.com.tr': yandex,
  'ya.ru': yandex,
  'narod.ru': yandex,
}

/**
 * Providers that have a domain in many countries, by the label before the ending. Their rules fold no domain into another:
 * some domains of such a name may be somebody else's.
 */
const families: Readonly<Record<string, Omit<MailboxRule, 'sameAs'>>> = { yahoo, aol: yahoo }

/** Fastmail delivers every name at `ann.fastmail.com` to `ann@fastmail.com`. */
const mailboxNamedBySubdomain = /(?:^|\.)([^.]+)\.(fastmail\.(?:com|fm))$/

/** Where each customer has a domain below the provider's, and every name there is one mailbox. */
const mailboxIsSubdomain =
  /(?:^|\.)([^.]+\.(?:mozmail\.com|anonaddy\.(?:com|me)|addy\.io|simplelogin\.com|33mail\.com))$/

/**
 * The mailbox that an address probably leads to, as text that is equal for all of its spellings. It is for counting,
 * and for refusing sign-ups: a mail goes to the address as it was typed, and a subscriber is an address. Labels after `+`
 * are taken off at every domain; what else makes no difference is told by the provider's rule. Rules that other domains
 * may have cannot be known. The budget of the domain counts those addresses together.
 */
export function foldedMailbox(address: EmailAddress): string {
  const [local = '', domain = ''] = normaliseAddress(address).split('@')
  const [, named, at] = mailboxNamedBySubdomain.exec(domain) ?? []
  if (named !== undefined) return `${named}@${at}`
  const subdomain = mailboxIsSubdomain.exec(domain)?.[1]
  if (subdomain !== undefined) return `@${subdomain}`
  const { sameAs = domain, label, spelled } = ruleOf(domain)
  const unlabelled = before(label, before('+', local))
  const name = spelled ? spelled(unlabelled) : unlabelled
  return `${name === '' ? local : name}@${sameAs}`
}

function ruleOf(domain: string): MailboxRule {
  const exact = Object.hasOwn(rules, domain) ? rules[domain] : undefined
  const [family = '', ...ending] = domain.split('.')
  // `yahoo.com`, `yahoo.de` and `yahoo.co.uk`; `yahoo.students.example.org` is somebody else's.
  const isFamily =
    Object.hasOwn(families, family) && /^(?:com|[a-z]{2}|com?\.[a-z]{2})$/.test(ending.join('.'))
  return exact ?? (isFamily ? families[family] : undefined) ?? {}
}

/** The part before a sign, or the whole if nothing stands before it. */
function before(sign: string | undefined, text: string): string {
  const at = sign === undefined ? -1 : text.indexOf(sign)
  return at > 0 ? text.slice(0, at) : text
}

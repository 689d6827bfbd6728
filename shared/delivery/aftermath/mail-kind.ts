/**
 * The kinds of mail by which harm is counted. `unconfirmed`: letters that anybody can have sent to an address
 * that did not confirm. `letters`: all others, which a link's owner asked for or a reader gets. `digests`:
 * everything else, mails without tags included.
 */
export type MailKind = 'digests' | 'letters' | 'unconfirmed'

/** The tags of a mail that tell its kind. */
export interface TellingTags {
  readonly letter?: string | undefined
  /** `unconfirmed`: anybody could have had the letter sent to this address, which did not confirm. */
  readonly to?: string | undefined
}

/** The kind of a mail by its tags. Releases before this one tagged no letter with `to`. */
export function mailKind({ letter, to }: TellingTags): MailKind {
  if (!letter) return 'digests'
  if (to === 'unconfirmed' || (!to && letter === 'confirm')) return 'unconfirmed'
  return 'letters'
}

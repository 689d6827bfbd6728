import { type SesClient, sesMailer } from '../../shared/aws/ses-mailer.ts'
import { brandOf } from '../../shared/brand/brand.ts'
import type { Mailer } from '../../shared/delivery/attempt/mailer.ts'
import { factsOf } from '../../shared/language/facts.ts'
import { type Catalogues, languagesOf } from '../../shared/language/languages.ts'
import { type MailContext, type MailSettings, mailLook } from '../../shared/mail/mail-context.ts'
import type { ComposeMime } from '../../shared/mime/compose-mime.ts'
import type { Addressed } from '../../shared/subscriber/letter/letters.ts'
import type { Keys } from '../lambda/keys.ts'
import type { MailEnvironment } from './mail-environment.ts'

/** The outside parts that writing and sending a mail needs. */
export interface MailWorld {
  /** A client made with `sesClientConfig`, so that it never repeats a call. */
  readonly ses: SesClient
  readonly composeMime: ComposeMime
  /** Given by simulations, because loading a module takes time that a simulated clock does not see. */
  readonly catalogues?: Catalogues
}

export interface MailWiring {
  readonly mailer: Mailer
  /** The context of a mail to this reader, in their language. */
  readonly contextFor: (reader: Pick<Addressed, 'preferences'>) => Promise<MailContext>
}

/** Wires what digests and letters share: the sender, the look, the languages and SES. */
export function wireMail(
  environment: MailEnvironment,
  world: MailWorld,
  { tokenKeys }: Pick<Keys, 'tokenKeys'>,
): MailWiring {
  const brand = brandOf(environment.BRAND)
  const languages = languagesOf(factsOf(brand.name), environment.LANGUAGE, world.catalogues)
  const settings: MailSettings = {
    origin: environment.ORIGIN,
    senderName: environment.SENDER_NAME,
    listId: environment.LIST_ID,
    postalAddress: environment.POSTAL_ADDRESS,
    papersPerDigest: environment.PAPERS_PER_DIGEST,
    tokenKeys,
    look: mailLook(brand),
  }
  const sender = {
    name: environment.SENDER_NAME,
    address: environment.SENDER_ADDRESS,
    replyTo: environment.REPLY_TO,
  }
  return {
    mailer: sesMailer({
      client: world.ses,
      source: environment.SENDER_ADDRESS,
      configurationSet: environment.CONFIGURATION_SET,
      compose: (mail) => world.composeMime(sender, mail),
    }),
    contextFor: async (reader) => ({ ...settings, language: await languages.of(reader) }),
  }
}

import { describe, expect, test } from 'vitest'
import { digestComposer } from '../../../shared/mail/digest-composer.ts'
import type { FilledMail } from '../../../shared/mail/filled-mail.ts'
import { composeLetterMail } from '../../../shared/mail/letter-mail.tsx'
import type { Mail } from '../../../shared/mail/mail.ts'
import type { MailContext } from '../../../shared/mail/mail-context.ts'
import { composeMime } from '../../../shared/mime/compose-mime.ts'
import {
  type Letter,
  letterNames,
  mayNameRequest,
  needsRequest,
} from '../../../shared/subscriber/letter/letters.ts'
import { type LanguageTag, languageTags } from '../../../shared/subscriber/preferences/language-tag.ts'
import { aRequestId } from '../../fakes/a-request.ts'
import { languages } from '../../fakes/english.ts'
import { context, digestFor, now, pending, reader, wholeEdition } from './a-digest.ts'

const request = aRequestId(1)
const asked = { at: now, network: '192.0.2.0/24' }
const sender = { name: 'Paperwire', address: 'papers@example.org', replyTo: 'editors@example.org' }

/** The source of a mail with line ends that a file of this repository has. */
async function source(mail: Mail | FilledMail): Promise<string> {
  return new TextDecoder().decode(await composeMime(sender, mail)).replaceAll('\r\n', '\n')
}

/** The same reader, who wants to be spoken to in another language. */
const speaking = async (tag: LanguageTag): Promise<MailContext> => ({
  ...context,
  language: await languages.load(tag),
})

const folder = (tag: LanguageTag): string => `../../fixtures/mails/${tag === 'en' ? '' : `${tag}/`}`

/** After an intended change: `npx vitest run --config .config/vitest.ts golden --update`, then read the diff. */
describe.each(languageTags)('the golden mails in "%s"', (tag) => {
  test('a digest equals its golden mail', async () => {
    const mail = digestComposer()(await speaking(tag), reader, digestFor(reader, [wholeEdition]), now)
    await expect(await source(mail)).toMatchFileSnapshot(`${folder(tag)}digest.eml`)
  })

  test.each(letterNames)('the letter "%s" equals its golden mail', async (name) => {
    const changedTo = { ...reader.preferences, hour: 21, topics: ['words that nobody may mail'] }
    const letter: Letter = needsRequest(name)
      ? { letter: name, subscriber: pending, request, asked, ...(name === 'changed' && { changedTo }) }
      : { letter: name, subscriber: reader, ...(mayNameRequest(name) && { request }) }
    const mail = composeLetterMail(await speaking(tag), letter, now)
    await expect(await source(mail)).toMatchFileSnapshot(`${folder(tag)}${name}.eml`)
  })
})

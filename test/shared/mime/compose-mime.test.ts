import MailComposer from 'nodemailer/lib/mail-composer'
import PostalMime, { decodeWords } from 'postal-mime'
import { describe, expect, test } from 'vitest'
import { composeDigestMail } from '../../../shared/mail/digest-mail.tsx'
import { composeLetterMail } from '../../../shared/mail/letter-mail.tsx'
import type { Mail } from '../../../shared/mail/mail.ts'
import { composeMime } from '../../../shared/mime/compose-mime.ts'
import type { Sender } from '../../../shared/mime/mime-head.ts'
import { aRequestId } from '../../fakes/a-request.ts'
import { context, digestFor, now, pending, reader, wholeEdition } from '../mail/a-digest.ts'
import { oddTexts } from './odd-texts.ts'

const addresses = { address: 'papers@example.org', replyTo: 'editors@example.org' }

/** A digest of an operator with this name. */
function digestOf(senderName: string, listId = context.listId): Mail {
  const digest = digestFor(reader, [wholeEdition])
  return composeDigestMail({ ...context, senderName, listId }, reader, digest, now)
}

async function sourceOf(mail: Mail, sender: Partial<Sender> = {}): Promise<string> {
  return Buffer.from(await composeMime({ name: 'Paperwire', ...addresses, ...sender }, mail)).toString(
    'latin1',
  )
}

/** The raw lines of one header, and its value unfolded. */
function headerOf(
  source: string,
  name: string,
): { readonly lines: readonly string[]; readonly value: string } {
  const found = new RegExp(`^${name}: (.*(?:\r\n .*)*)`, 'im').exec(source)
  const raw = found?.[1] ?? ''
  return { lines: (found?.[0] ?? '').split('\r\n'), value: raw.replaceAll('\r\n', '') }
}

/** A List-Id as RFC 2919 §3 writes it. */
function listOf(source: string): { readonly name: string; readonly id: string } {
  const { value } = headerOf(source, 'List-Id')
  const parts =
    /^(?<phrase>(?:"(?:[^"\\]|\\.)*"|[\w -]+|(?:=\?[^? ]+\?[QB]\?[^? ]+\?= ?)+)) <(?<id>[^<> ]+)>$/.exec(
      value,
    )?.groups
  const phrase = parts?.phrase ?? ''
  const name = phrase.startsWith('"') ? phrase.slice(1, -1).replaceAll(/\\(.)/g, '$1') : decodeWords(phrase)
  return { name, id: parts?.id ?? '' }
}

const names = {
  'a plain one': 'Paperwire',
  'with a comma, a dot and brackets': 'Example Lab, Inc. (AI)',
  'with quotes': 'The "best" papers',
  'with a backslash': String.raw`back\slash \" and \\`,
  'with angle brackets': 'Lab <fake@example.com>',
  'like an address': 'news@example.org',
  'like a group': 'Friends: a@example.org, b@example.org;',
  'with umlauts': 'Zeitung für künstliche Intelligenz',
  'of umlauts alone': 'ÄÖÜ',
  Chinese: '深度学习日报',
  Arabic: 'نشرة الأوراق البحثية',
  'with emoji': 'Papers 👩‍🔬📄 daily',
  'like an encoded word': '=?utf-8?q?x?=',
  'with an apostrophe': "L'Écho d’aujourd'hui",
  'with two spaces': 'Two  Spaces',
} as const

describe('the names of an operator', () => {
  test.each(Object.entries(names))('the sender’s name is read as it was written: %s', async (_kind, name) => {
    const parsed = await PostalMime.parse(await sourceOf(digestOf(name), { name }))
    expect(parsed.from).toEqual({ name: name.replaceAll(/ +/g, ' '), address: addresses.address })
    expect(parsed.replyTo).toEqual([{ name: '', address: addresses.replyTo }])
  })

  test.each(Object.entries(names))('the list’s name is read as it was written: %s', async (_kind, name) => {
    const source = await sourceOf(digestOf(name))
    expect(listOf(source)).toEqual({ name: name.replaceAll(/ +/g, ' '), id: context.listId })
    for (const line of headerOf(source, 'List-Id').lines) expect(line.length).toBeLessThanOrEqual(78)
  })

  test('a list’s name of one word needs no quotes, one with a comma has them, and one with umlauts is encoded', async () => {
    const written = async (name: string) => headerOf(await sourceOf(digestOf(name)), 'List-Id').value
    expect(await written('Paperwire')).toBe('Paperwire <digest.papers.example.org>')
    expect(await written('Example Lab, Inc. (AI)')).toBe(
      '"Example Lab, Inc. (AI)" <digest.papers.example.org>',
    )
    expect(await written('Zeitung für KI')).toBe(
      '=?UTF-8?Q?Zeitung_f=C3=BCr_KI?= <digest.papers.example.org>',
    )
  })

  test.each(Object.entries(oddTexts))(
    'a name of 200 characters stays whole in the sender and is cut in the list, on short lines: %s',
    async (_kind, odd) => {
      const name = Array.from(
        `${odd} `
          .replaceAll(/\p{Cc}/gu, ' ')
          .repeat(200)
          .replaceAll(/ +/g, ' ')
          .trim(),
      )
        .slice(0, 200)
        .join('')
        .trim()
      const source = await sourceOf(digestOf(name), { name })
      const parsed = await PostalMime.parse(source)
      expect(parsed.from?.name).toBe(name)
      const list = listOf(source)
      expect(list.id).toBe(context.listId)
      expect(name.startsWith(list.name.replace(/…$/, '').trimEnd())).toBe(true)
      expect(Array.from(new Intl.Segmenter().segment(list.name)).length).toBeLessThanOrEqual(60)
      for (const header of ['From', 'List-Id']) {
        for (const line of headerOf(source, header).lines) expect(line.length).toBeLessThanOrEqual(78)
      }
    },
  )

  test.each(['"'.repeat(60), '\\'.repeat(60)])(
    'a name that would be long with its backslashes is read as it was written, on short lines: %s',
    async (name) => {
      const source = await sourceOf(digestOf(name), { name })
      expect((await PostalMime.parse(source)).from?.name).toBe(name)
      expect(listOf(source).name).toBe(name)
      for (const header of ['From', 'List-Id']) {
        for (const line of headerOf(source, header).lines) expect(line.length).toBeLessThanOrEqual(78)
      }
    },
  )

  test('the longest id of a list stands whole in its brackets', async () => {
    const id = `${'a'.repeat(63)}.${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(57)}.org`
    expect(id.length).toBeLessThanOrEqual(255)
    const source = await sourceOf(digestOf('Zeitung für künstliche Intelligenz', id))
    expect(listOf(source)).toEqual({ name: 'Zeitung für künstliche Intelligenz', id })
    for (const line of headerOf(source, 'List-Id').lines) expect(line.length).toBeLessThanOrEqual(998)
  })

  test('no name can smuggle in a header, nor can any address', async () => {
    const attack = 'x\r\nBcc: all@example.org'
    await expect(sourceOf(digestOf('Paperwire'), { name: attack })).rejects.toThrow('header From contains')
    await expect(sourceOf(digestOf('Paperwire'), { address: attack })).rejects.toThrow('header From contains')
    await expect(sourceOf(digestOf('Paperwire'), { replyTo: attack })).rejects.toThrow(
      'header Reply-To contains',
    )
    await expect(sourceOf(digestOf(attack))).rejects.toThrow('header List-Id contains')
    await expect(sourceOf(digestOf('Paperwire', attack))).rejects.toThrow('header List-Id contains')
  })

  test('a header that would need an encoding and has none is refused', async () => {
    const mail = digestOf('Paperwire')
    const headers = { ...mail.headers, 'List-Unsubscribe': '<https://zürich.example.org/>' }
    await expect(sourceOf({ ...mail, headers })).rejects.toThrow('header List-Unsubscribe contains')
  })
})

describe('a mail as bytes', () => {
  const letter = composeLetterMail(
    context,
    { letter: 'confirm', subscriber: pending, request: aRequestId(1) },
    now,
  )

  test.each(Object.entries({ 'a digest': digestOf('Zeitung für KI'), 'a letter': letter }))(
    'the mail %s reads like the same mail composed by nodemailer',
    async (_kind, mail) => {
      const name = 'Zeitung für KI, Berlin'
      const reference = new MailComposer({
        from: { name, address: addresses.address },
        to: mail.to,
        replyTo: addresses.replyTo,
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        headers: mail.headers,
        newline: 'win',
      })
      const [own, other] = await Promise.all(
        [await composeMime({ name, ...addresses }, mail), await reference.compile().build()].map((bytes) =>
          PostalMime.parse(bytes),
        ),
      )
      for (const part of ['from', 'to', 'replyTo', 'subject', 'text', 'html'] as const) {
        const comparable = (value: unknown) => (typeof value === 'string' ? value.trimEnd() : value)
        expect(comparable(own?.[part]), part).toEqual(comparable(other?.[part]))
      }
      for (const [key, value] of Object.entries(mail.headers)) {
        const values = own?.headers
          .filter((header) => header.key === key.toLowerCase())
          .map((header) => header.value)
        expect(values).toEqual([value])
      }
    },
  )

  test('a mail as bytes is the same each time', async () => {
    expect(await sourceOf(letter)).toBe(await sourceOf(letter))
  })
})

import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { extract } from 'letterparser'
import PostalMime from 'postal-mime'

/** What a parser makes of a mail. Names of headers are in lower case. */
export interface ReadMail {
  readonly names?: readonly string[]
  readonly subject: string
  readonly to: readonly string[]
  readonly from: readonly (readonly [name: string, address: string])[]
  /** The content types of the parts, if the parser tells. */
  readonly types?: readonly string[]
  readonly text: string
  readonly html: string
}

export interface MailReader {
  readonly name: string
  readonly read: (mails: readonly Uint8Array[]) => Promise<readonly ReadMail[]>
}

export const postalMime: MailReader = {
  name: 'postal-mime',
  read: (mails) =>
    Promise.all(
      mails.map(async (mail) => {
        const {
          headers,
          subject = '',
          to = [],
          from,
          text = '',
          html = '',
          attachments,
        } = await PostalMime.parse(mail)
        return {
          names: headers.map(({ key }) => key),
          subject,
          to: to.map(({ address = '' }) => address),
          from: [[from?.name ?? '', from?.address ?? '']] as const,
          types: ['text/plain', 'text/html', ...attachments.map(({ mimeType }) => mimeType)],
          text,
          html,
        }
      }),
    ),
}

export const letterParser: MailReader = {
  name: 'letterparser',
  read: async (mails) =>
    mails.map((mail) => {
      const {
        subject = '',
        to = [],
        cc = [],
        bcc = [],
        from,
        text = '',
        html = '',
        attachments,
      } = extract(Buffer.from(mail).toString('latin1'))
      return {
        subject,
        to: [...to, ...cc, ...bcc].map(({ address }) => address),
        from: [[from?.name ?? '', from?.address ?? '']] as const,
        types: [
          'text/plain',
          'text/html',
          ...(attachments ?? []).map(({ contentType }) => String(contentType)),
        ],
        text,
        html,
      }
    }),
}

const script = fileURLToPath(new URL('read_mails.py', import.meta.url))

const python: MailReader = {
  name: 'Python',
  read: async (mails) => {
    const input = mails.map((mail) => `${Buffer.from(mail).toString('base64')}\n`).join('')
    const { stdout, stderr, status } = spawnSync('python3', [script], {
      input,
      encoding: 'utf8',
      maxBuffer: 1_000_000_000,
    })
    if (status !== 0) throw new Error(`Python could not read the mails: ${stderr}`)
    return stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as ReadMail)
  },
}

/** The three parsers. Without Python there are two, and a warning. */
export function mailReaders(): readonly MailReader[] {
  if (spawnSync('python3', ['--version']).status === 0) return [postalMime, letterParser, python]
  console.warn('Mails are read by two parsers only: there is no python3')
  return [postalMime, letterParser]
}

import PostalMime from 'postal-mime'

/** The parts of a mail as nodemailer takes them: ready texts and the headers that a list needs. */
export interface ReadyMail {
  readonly from: string
  readonly to: string
  readonly replyTo: string
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly headers: Readonly<Record<string, string>>
}

const listHeaders = ['List-Id', 'List-Unsubscribe', 'List-Unsubscribe-Post', 'Auto-Submitted', 'Precedence']

/** Takes a mail apart. Composed again by nodemailer, it says the same. */
export async function readyMail(bytes: Uint8Array): Promise<ReadyMail> {
  const { from, to, replyTo, subject, html, text, headers } = await PostalMime.parse(bytes)
  if (!from || !to?.[0] || !replyTo?.[0] || !html || !text) throw new Error('the mail lacks a part')
  const named = (name: string): [string, string][] =>
    headers.filter(({ key }) => key === name.toLowerCase()).map(({ value }) => [name, value])
  return {
    from: `${from.name} <${from.address}>`,
    to: to[0].address ?? '',
    replyTo: replyTo[0].address ?? '',
    subject: subject ?? '',
    html,
    text,
    headers: Object.fromEntries(listHeaders.flatMap(named)),
  }
}

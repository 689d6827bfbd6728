import * as z from 'zod'

const storedSchema = z.object({
  emails: z.array(
    z.object({
      messageId: z.string(),
      from: z.string(),
      subject: z.string(),
      destination: z.object({ to: z.array(z.string()) }),
      headers: z.record(z.string(), z.unknown()),
      tags: z.record(z.string(), z.string()),
      body: z.object({ html: z.string(), text: z.string() }),
      at: z.string(),
    }),
  ),
})

/** A mail in the answer of the local inbox. */
export type StoredMail = z.infer<typeof storedSchema>['emails'][number]

/** Reads all mails in the inbox of a running local world, oldest first. */
export async function readInbox(inboxOrigin: string): Promise<StoredMail[]> {
  const answer = await fetch(new URL('/store', inboxOrigin))
  return storedSchema.parse(await answer.json()).emails
}

/**
 * Waits until the inbox holds a mail that fits. Throws after some seconds and names the subjects in the
 * inbox.
 */
export async function awaitMail(
  inboxOrigin: string,
  fits: (mail: StoredMail) => boolean,
  withinMs = 10_000,
): Promise<StoredMail> {
  const deadline = Date.now() + withinMs
  for (;;) {
    const mails = await readInbox(inboxOrigin)
    const found = mails.find(fits)
    if (found) return found
    if (Date.now() > deadline) {
      throw new Error(
        `no such mail came; the inbox holds: ${mails.map(({ subject }) => subject).join(' | ')}`,
      )
    }
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** The first link in a mail's text with a path such as `/confirm/`. Throws if there is none. */
export function linkIn(mail: StoredMail, path: string): string {
  const found = mail.body.text.split(/\s+/).find((word) => word.startsWith('http') && word.includes(path))
  if (!found) throw new Error(`the mail "${mail.subject}" has no link to ${path}`)
  return found
}

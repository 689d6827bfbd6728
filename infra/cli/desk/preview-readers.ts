import type { LanguageTag } from '../../../shared/subscriber/language-tag.ts'
import { links } from '../../../shared/subscriber/links.ts'
import { dayMs } from '../../../shared/time/clock.ts'
import { awaitMail, linkIn, type StoredMail } from '../../local/inbox-client.ts'
import type { World } from '../../local/world.ts'

/** A page or a mail that a reader sees. */
export interface Shown {
  readonly name: string
  readonly html: string
  /** The source of a mail; absent for a page. */
  readonly eml?: string
}

/**
 * Plays a reader's life in a local world and returns the pages and mails in their order. `wait` moves the
 * world's clock forward, by milliseconds, until links expire.
 */
export async function playReaders(
  { origin, inboxOrigin }: Pick<World, 'origin' | 'inboxOrigin'>,
  wait: (ms: number) => void,
  language: LanguageTag = 'en',
): Promise<readonly Shown[]> {
  const shown: Shown[] = []
  const reader = 'reader@example.org'

  const keep = async (name: string, answer: Promise<Response>): Promise<void> => {
    shown.push({ name: `page-${name}`, html: await (await answer).text() })
  }
  const headers = { 'Accept-Language': language }
  const get = (url: string): Promise<Response> => fetch(new URL(url, origin), { headers })
  const post = (url: string, form: Record<string, string> = {}): Promise<Response> =>
    fetch(new URL(url, origin), { method: 'POST', headers, body: new URLSearchParams(form) })
  const mail = async (name: string, tag: string, value?: string): Promise<StoredMail> => {
    const found = await awaitMail(
      inboxOrigin,
      ({ tags }) => tags[tag] !== undefined && (value === undefined || tags[tag] === value),
    )
    const eml = await (await fetch(new URL(`/store/${found.messageId}.eml`, inboxOrigin))).text()
    shown.push({ name: `mail-${name}`, html: found.body.html, eml })
    return found
  }

  await keep('home', get('/'))
  await keep(
    'home-refused',
    post('/subscribe', {
      email: 'reader@example..org',
      hour: '25',
      timezone: 'Mars/Olympus',
      frequency: 'daily',
      topics: 'x',
    }),
  )
  const form = {
    email: reader,
    hour: '8',
    timezone: 'Europe/Berlin',
    frequency: 'weekdays',
    topics: 'diffusion models, clustering -fair',
  }
  await keep('did-you-mean', post('/subscribe', { ...form, email: 'reader@gmial.com' }))
  await keep('sent', post('/subscribe', form))
  const first = await mail('confirm', 'letter', 'confirm')
  const confirm = linkIn(first, '/confirm/')
  await post('/subscribe', form)
  const second = await awaitMail(
    inboxOrigin,
    ({ tags, messageId }) => tags.letter === 'confirm' && messageId !== first.messageId,
  )
  await keep('confirm', get(confirm))
  await keep('confirmed', post(confirm))
  await keep('confirmed-before', get(linkIn(second, '/confirm/')))
  const digest = await mail('digest', 'edition')
  await keep('edition', get(linkIn(digest, '/editions/')))
  await post('/subscribe', form)
  await mail('already-subscribed', 'letter', 'already-subscribed')
  const preferences = linkIn(digest, '/preferences/')
  await keep('preferences', get(preferences))
  await keep(
    'preferences-saved',
    post(preferences, {
      hour: '7',
      timezone: 'Europe/Berlin',
      frequency: 'daily',
      topics: '',
      pausedUntil: '',
    }),
  )
  const stranger = 'signed-up-by-somebody-else@example.org'
  await post('/subscribe', { ...form, email: stranger })
  const unwanted = await awaitMail(inboxOrigin, ({ destination }) => destination.to.includes(stranger))
  const notMe = linkIn(unwanted, '/not-me/')
  await keep('not-me', get(notMe))
  await keep('not-me-done', post(notMe))
  await keep('confirm-refused', get(linkIn(unwanted, '/confirm/')))
  await post('/subscribe', { ...form, email: stranger })
  await mail('still-refused', 'letter', 'still-refused')
  await keep('not-me-taken-back', post(`${notMe}/undo`))
  await keep('not-me-confirmed', get(linkIn(first, '/not-me/')))
  const hesitant = 'hesitant@example.org'
  await post('/subscribe', { ...form, email: hesitant })
  const unused = await awaitMail(inboxOrigin, ({ destination }) => destination.to.includes(hesitant))
  wait(links.confirm.lifetimeMs)
  await keep('confirm-expired', get(linkIn(unused, '/confirm/')))
  wait(links.preferences.lifetimeMs)
  await keep('preferences-expired', get(preferences))
  await keep('fresh-link-sent', post(`${preferences}/fresh-link`))
  const fresh = linkIn(await mail('fresh-link', 'letter', 'fresh-link'), '/preferences/')
  const nextMonth = Date.now() + links.confirm.lifetimeMs + links.preferences.lifetimeMs + 30 * dayMs
  await post(fresh, { ...form, pausedUntil: new Date(nextMonth).toISOString().slice(0, 10) })
  const unsubscribe = linkIn(digest, '/unsubscribe/')
  await keep('unsubscribe', get(unsubscribe))
  await keep('unsubscribed', post(unsubscribe))
  await keep('unsubscribed-before', get(unsubscribe))
  await keep('undo-sent', post(`${unsubscribe}/undo`))
  await keep('confirm-paused', get(linkIn(await mail('undo', 'letter', 'undo'), '/confirm/')))
  await keep('erase-asked', get(`${unsubscribe}/erase`))
  await keep('erase-sent', post(`${unsubscribe}/erase`))
  const erase = linkIn(await mail('erase', 'letter', 'erase'), '/erase/')
  await keep('erase', get(erase))
  await keep('erased', post(erase))
  await keep('unsubscribe-unknown', get(unsubscribe))
  await keep('broken-link', get(`${unsubscribe.slice(0, -4)}`))
  await keep('not-found', get('/nowhere'))
  return shown
}

import { noticeDelayMs } from '../../../shared/subscriber/change/announce-change.ts'
import { links } from '../../../shared/subscriber/link/links.ts'
import type { LanguageTag } from '../../../shared/subscriber/preferences/language-tag.ts'
import { dayMs } from '../../../shared/time/clock.ts'
import { awaitMail, linkIn, type StoredMail } from '../../local/inbox-client.ts'
import { openedForm } from '../../local/opened-form.ts'
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
  const signUp = async (form: Record<string, string>): Promise<Response> =>
    post('/subscribe', { ...(await openedForm(origin)), ...form })
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
  await keep('home-again', post('/subscribe', form))
  await keep(
    'other-site',
    fetch(new URL('/subscribe', origin), {
      method: 'POST',
      headers: { ...headers, 'Sec-Fetch-Site': 'cross-site' },
    }),
  )
  await keep('waiting', get('/sent/waiting'))
  await keep('did-you-mean', signUp({ ...form, email: 'reader@gmial.com' }))
  await keep('sent', signUp(form))
  const first = await mail('confirm', 'letter', 'confirm')
  const confirm = linkIn(first, '/confirm/')
  await signUp(form)
  const second = await awaitMail(
    inboxOrigin,
    ({ tags, messageId }) => tags.letter === 'confirm' && messageId !== first.messageId,
  )
  await keep('confirm', get(confirm))
  await keep('confirmed', post(confirm))
  await keep('confirmed-before', get(linkIn(second, '/confirm/')))
  const digest = await mail('digest', 'edition')
  await keep('edition', get(linkIn(digest, '/editions/')))
  await signUp(form)
  await mail('already-subscribed', 'letter', 'already-subscribed')
  const preferences = linkIn(digest, '/preferences/')
  const shownFirst = await (await get(preferences)).text()
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
  const version = /name="version" value="([^"]+)"/.exec(shownFirst)?.[1] ?? ''
  await keep('preferences-newer', post(preferences, { ...form, hour: '20', version }))
  wait(noticeDelayMs)
  const takeBack = linkIn(await mail('changed', 'letter', 'changed'), '/take-back/')
  for (const hour of ['9', '10']) {
    await post(preferences, { ...form, hour })
    wait(noticeDelayMs)
  }
  await keep('preferences-untellable', post(preferences, { ...form, hour: '11' }))
  const asked = await (await get(takeBack)).text()
  await keep('take-back', get(takeBack))
  const inForce = /name="version" value="([^"]+)"/.exec(asked)?.[1] ?? ''
  await keep('taken-back', post(takeBack, { version: inForce }))
  await keep('preferences-outdated', post(preferences, { ...form, hour: '12' }))
  const stranger = 'signed-up-by-somebody-else@example.org'
  await signUp({ ...form, email: stranger })
  const unwanted = await awaitMail(inboxOrigin, ({ destination }) => destination.to.includes(stranger))
  const notMe = linkIn(unwanted, '/not-me/')
  await keep('not-me', get(notMe))
  await keep('not-me-done', post(notMe))
  await keep('confirm-refused', get(linkIn(unwanted, '/confirm/')))
  await signUp({ ...form, email: stranger })
  await mail('still-refused', 'letter', 'still-refused')
  await keep('not-me-taken-back', post(`${notMe}/undo`))
  await keep('not-me-confirmed', get(linkIn(first, '/not-me/')))
  const hesitant = 'hesitant@example.org'
  await signUp({ ...form, email: hesitant })
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
  await keep('export-asked', get(`${unsubscribe}/export`))
  await keep('export-sent', post(`${unsubscribe}/export`))
  await keep('export', get(linkIn(await mail('export', 'letter', 'export'), '/export/')))
  await keep('erase-asked', get(`${unsubscribe}/erase`))
  await keep('erase-sent', post(`${unsubscribe}/erase`))
  const erase = linkIn(await mail('erase', 'letter', 'erase'), '/erase/')
  await keep('erase', get(erase))
  await keep('erased', post(erase))
  await keep('unsubscribe-unknown', get(unsubscribe))
  await keep('broken-link', get(`${unsubscribe.slice(0, -4)}`))
  await keep('privacy', get('/privacy'))
  await keep('not-found', get('/nowhere'))
  return shown
}

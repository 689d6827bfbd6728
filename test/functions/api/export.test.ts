import { describe, expect, test } from 'vitest'
import { serveRequest } from '../../../infra/cli/desk/subscriber-desk.ts'
import { storedItems } from '../../../shared/aws/dynamo-subscriber-items.ts'
import { consentWording } from '../../../shared/language/consent-wording.ts'
import { wordsFinder } from '../../../shared/language/kept-words.ts'
import { leftLifetimeMs } from '../../../shared/subscriber/leaving/forgetting.ts'
import { links } from '../../../shared/subscriber/link/links.ts'
import { signedToken } from '../../../shared/subscriber/link/token.ts'
import { dayMs } from '../../../shared/time/clock.ts'
import { aConsent, aRequest, aRequestId } from '../../fakes/a-request.ts'
import { aConfirmed, aPending, monday } from '../../fakes/a-subscriber.ts'
import { en } from '../../fakes/english.ts'
import { apiWorld, idOfAddress } from './api-world.ts'

const ann = idOfAddress('ann@example.org')
const ben = idOfAddress('ben@example.org')
const wording = consentWording(en)
const { request, ...consent } = aConsent()

async function aWorld() {
  const world = apiWorld()
  world.put(
    aConfirmed({ id: ann, requests: [aRequest({ wording })], missed: { '2026-11-20': 'skipped' } }),
    aConfirmed({ id: ben, address: 'ben@example.org' as never }),
  )
  await world.subscribers.keepConsent(ann, aRequestId(1), { ...consent, request: { ...request, wording } })
  return world
}
type World = Awaited<ReturnType<typeof aWorld>>

const download = (world: World, path: string) => world.post(path)

test('a reader asks for what is kept, and gets it as a file by the link of a mail', async () => {
  const world = await aWorld()
  const asked = await world.post(`${world.unsubscribePath(ann)}/export`)
  expect(asked.headers.get('Location')).toBe('/sent/export')
  const [link = ''] = await world.mailedLinks()
  const page = await (await world.get(link)).text()
  expect(page).toContain(`<form method="post" action="${link}">`)
  const answer = await download(world, link)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('Content-Type')).toBe('application/json')
  expect(answer.headers.get('Content-Disposition')).toBe('attachment; filename="my-data.json"')
  expect(answer.headers.get('Cache-Control')).toBe('no-store')
  expect(JSON.parse(await answer.text())).toHaveLength(2)
})

test('the file holds every attribute of the item and of each consent, and the words that were agreed to', async () => {
  const world = await aWorld()
  const items = JSON.parse(await (await download(world, world.exportPath(ann))).text())
  const [proof, item] = items
  expect(item).toMatchObject(world.item(ann) ?? {})
  expect(item.missed).toEqual({ '2026-11-20': 'skipped' })
  expect(proof).toMatchObject(world.consent(ann, aRequestId(1)) ?? {})
  for (const { words } of [proof.request, item.requests[0]]) {
    expect(words.form).toContain(en.form.promise)
    expect(words.letterAndPage).toContain(en.pages.confirm.button)
  }
})

test('the file holds what the operator sees, and nothing of anybody else', async () => {
  const world = await aWorld()
  const file = JSON.parse(await (await download(world, world.exportPath(ann))).text())
  const deps = {
    subscribers: world.subscribers,
    everything: (id: typeof ann) => storedItems(world.client, world.table, id),
    wordsOf: wordsFinder('Paperwire'),
    clock: world.time.clock,
  }
  expect(JSON.parse(await serveRequest(deps, 'show', ann))).toEqual(file)
  expect(JSON.stringify(file)).not.toContain('ben@example.org')
})

describe('a link to what is kept', () => {
  test('a link to what is kept changes nothing, and can be used again', async () => {
    const world = await aWorld()
    const before = [world.item(ann), world.consent(ann, aRequestId(1))]
    const path = world.exportPath(ann)
    const [first, second] = [await download(world, path), await download(world, path)]
    expect(await first.text()).toBe(await second.text())
    expect([world.item(ann), world.consent(ann, aRequestId(1))]).toEqual(before)
    expect(world.calls.changes()).toEqual([])
  })

  test('a link to what is kept works for 72 hours', async () => {
    const world = await aWorld()
    const path = world.exportPath(ann)
    world.time.set(monday + links.export.lifetimeMs - 1_000)
    expect((await download(world, path)).status).toBe(200)
    world.time.set(monday + links.export.lifetimeMs)
    for (const answer of [await world.get(path), await download(world, path)]) {
      expect(answer.status).toBe(410)
      expect(await answer.text()).not.toContain('example.org')
    }
  })

  test('a link to what is kept ends with its epoch, which a fresh link to the preferences renews', async () => {
    const world = await aWorld()
    const path = world.exportPath(ann)
    await world.post(`${world.preferencesPath(ann)}/fresh-link`)
    expect((await download(world, path)).status).toBe(410)
    await world.post(`${world.unsubscribePath(ann)}/export`)
    const [, fresh = ''] = await world.mailedLinks()
    expect((await download(world, fresh)).status).toBe(200)
  })

  test.each(['preferences', 'unsubscribe', 'erase'] as const)(
    'a token for another purpose, %s, downloads nothing',
    async (purpose) => {
      const world = await aWorld()
      const token = signedToken(world.tokenKeys, purpose, ann, monday)
      for (const answer of [await world.get(`/export/${token}`), await download(world, `/export/${token}`)]) {
        expect(answer.status).toBe(404)
        expect(answer.headers.get('Content-Type')).not.toContain('json')
      }
    },
  )

  test('nobody whose address is not known gets a mail, and the answer is the same', async () => {
    const world = apiWorld()
    const answer = await world.post(`${world.unsubscribePath(ann)}/export`)
    expect(answer.headers.get('Location')).toBe('/sent/export')
    expect(world.letters.sent).toEqual([])
  })
})

describe('what may not be known any more is in no file', () => {
  test('of a reader who left 28 days ago, the file holds the id and the history', async () => {
    const world = await aWorld()
    await world.subscribers.leave(ann, 'unsubscribed', monday)
    world.time.set(monday + leftLifetimeMs)
    const file = await (await download(world, world.exportPath(ann))).text()
    const item = JSON.parse(file).find(({ sk }: { sk: string }) => sk === 'subscriber')
    expect(item).toMatchObject({ id: ann, status: 'unsubscribed', leftAt: monday })
    for (const name of ['address', 'preferences', 'confirmedAt']) expect(item).not.toHaveProperty(name)
  })

  test('no item beside it tells the address of a reader who left 28 days ago, or what they chose', async () => {
    const world = await aWorld()
    const { preferences } = aConfirmed()
    const expiresAtSeconds = (monday + leftLifetimeMs + dayMs) / 1_000
    await world.subscribers.keepEarlier(ann, aRequestId(2), { preferences, expiresAtSeconds })
    await world.subscribers.leave(ann, 'unsubscribed', monday)
    const before = JSON.stringify(await world.deps.everythingKept(ann))
    for (const told of ['ann@example.org', 'earlier#', 'timezone']) expect(before).toContain(told)
    world.time.set(monday + leftLifetimeMs)
    const after = JSON.stringify(await world.deps.everythingKept(ann))
    for (const told of ['ann@example.org', 'earlier#', 'timezone']) expect(after).not.toContain(told)
    expect(after).toContain(`consent#${aRequestId(1)}`)
  })

  test('of somebody who never confirmed, there is nothing after a week', async () => {
    const world = apiWorld()
    world.put(aPending({ id: ann }))
    world.time.set(monday + 7 * dayMs)
    expect(await (await download(world, world.exportPath(ann))).text()).not.toContain('ann@')
  })
})

test('who left 28 days ago is told to sign up again, by the page and by the letter', async () => {
  const world = await aWorld()
  await world.subscribers.leave(ann, 'unsubscribed', monday)
  const undo = `${world.unsubscribePath(ann)}/undo`
  await world.post(undo)
  world.time.set(monday + leftLifetimeMs)
  world.put({ ...aConfirmed({ id: ann }), status: 'unsubscribed', leftAt: monday } as never)
  // The letter was asked for in time, and its turn comes too late.
  expect(await world.mailedLinks().catch(() => [])).toEqual([])
  for (const path of [undo, world.unsubscribePath(ann)]) {
    const page = await (await world.get(path)).text()
    expect(page).toContain(en.pages.standing.unknown.body)
    expect(page).not.toContain('<form')
  }
  const before = world.letters.sent.length
  expect((await world.post(undo)).status).toBe(303)
  expect(world.letters.sent).toHaveLength(before)
})

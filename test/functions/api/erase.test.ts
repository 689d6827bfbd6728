import { expect, test } from 'vitest'
import { metricNames } from '../../../functions/metric-names.ts'
import { en } from '../../../shared/language/en.ts'
import { ann, confirmedWorld, email } from './a-reader.ts'

const words = en.pages.unsubscribe.erase

test('whoever has left, and whoever looks at their preferences, is shown the way to be forgotten', async () => {
  const { world } = await confirmedWorld()
  const link = `${world.unsubscribePath(ann)}/erase`
  expect(await (await world.get(world.preferencesPath(ann))).text()).toContain(`href="${link}"`)
  expect(await (await world.post(world.unsubscribePath(ann))).text()).toContain(`href="${link}"`)
})

test('a GET shows one button and changes nothing', async () => {
  const { world } = await confirmedWorld()
  const before = world.item(ann)
  world.calls.take()
  const link = `${world.unsubscribePath(ann)}/erase`
  const page = await (await world.get(link)).text()
  expect(page).toContain(words.title)
  expect(page).toContain(`<form method="post" action="${link}">`)
  expect(page.match(/<button/g)).toHaveLength(1)
  expect(world.item(ann)).toEqual(before)
  expect(world.calls.names).toEqual([])
})

test('the button forgets a reader who is still subscribed, the same page comes a second time', async () => {
  const { world } = await confirmedWorld()
  const link = `${world.unsubscribePath(ann)}/erase`
  const answer = await world.post(link)
  const page = await answer.text()
  expect(answer.status).toBe(200)
  expect(page).toContain(words.done)
  const { status, since } = world.item(ann) ?? {}
  expect({ status, since }).toEqual({ status: 'unsubscribed', since: '2026-11-22' })
  expect(JSON.stringify(world.item(ann))).not.toMatch(
    new RegExp(`${email}|192\\.0\\.2|preferences|confirmedBy`),
  )
  expect(await (await world.post(link)).text()).toBe(page)
  expect(world.metrics.counts).toMatchObject({ [metricNames.api.leaves]: 2 })
})

test('their links show that there is nothing left, and they can sign up again', async () => {
  const { world } = await confirmedWorld()
  await world.post(`${world.unsubscribePath(ann)}/erase`)
  expect((await world.get(world.preferencesPath(ann))).status).toBe(410)
  expect((await world.post(`${world.unsubscribePath(ann)}/undo`)).status).toBe(303)
  expect(world.item(ann)?.status).toBe('unsubscribed')
  expect((await world.postForm('/subscribe', { email })).status).toBe(303)
  expect(world.item(ann)).toMatchObject({ status: 'pending', address: email })
})

test.each(['get', 'post'] as const)(
  'a %s with a forged link is told so, and forgets nobody',
  async (method) => {
    const { world } = await confirmedWorld()
    const before = world.item(ann)
    expect((await world[method](`${world.unsubscribePath(ann)}x/erase`)).status).toBe(404)
    expect(world.item(ann)).toEqual(before)
  },
)

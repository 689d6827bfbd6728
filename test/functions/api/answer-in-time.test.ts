import { expect, test } from 'vitest'
import { en } from '../../fakes/english.ts'
import { apiWorld } from './api-world.ts'

/** A table that never answers, and a function that has almost no time left. */
function hangingWorld(remainingMs: number) {
  const never = () => new Promise<never>(() => {})
  const { editions } = apiWorld()
  return apiWorld({
    editions: { ...editions, recent: never },
    recentEditions: never,
    remainingMs: () => remainingMs,
  })
}

test('a page whose table never answers says "try again" before Lambda ends the function', async () => {
  const world = hangingWorld(2_010)
  const answer = await world.request('/')
  expect(answer.status).toBe(503)
  expect(await answer.text()).toContain(en.pages.failed.body)
  expect(world.logged).toEqual([expect.stringContaining("route: '/'")])
})

test('a program whose request ran out of time gets a problem', async () => {
  const answer = await hangingWorld(2_010).request('/health')
  expect(answer.status).toBe(503)
  expect(await answer.json()).toMatchObject({ status: 503, title: en.api.failed })
})

test('a request that comes with no time left is answered at once', async () => {
  expect((await hangingWorld(0).request('/')).status).toBe(503)
})

test('a request that is answered in time leaves no timer and no line behind', async () => {
  const world = apiWorld()
  expect((await world.request('/')).status).toBe(200)
  expect(world.logged).toEqual([])
})

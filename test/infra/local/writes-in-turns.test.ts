import { expect, test } from 'vitest'
import { writesInTurns } from '../../../infra/local/writes-in-turns.ts'

/** An app that answers when the test says so, with the path of the request. */
function slowApp(mostAtOnce: number) {
  const begun: { readonly path: string; readonly answer: () => void; readonly fail: () => void }[] = []
  const door = writesInTurns(
    {
      fetch: (request) =>
        new Promise((resolve, reject) => {
          const path = new URL(request.url).pathname
          begun.push({
            path,
            answer: () => resolve(new Response(path)),
            fail: () => reject(new Error(path)),
          })
        }),
    },
    mostAtOnce,
  )
  const ask = async (path: string, method = 'POST') =>
    (await door.fetch(new Request(`http://localhost${path}`, { method }))).text()
  /** Lets continuations run. */
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  return { ask, settle, begun, paths: () => begun.map(({ path }) => path) }
}

test('two writes run at once, and the others follow in the order in which they came', async () => {
  const { ask, settle, begun, paths } = slowApp(2)
  const answers = ['/1', '/2', '/3', '/4', '/5'].map((path) => ask(path))
  await settle()
  expect(paths()).toEqual(['/1', '/2'])
  begun[1]?.answer()
  await settle()
  expect(paths()).toEqual(['/1', '/2', '/3'])
  for (let index = 0; index < 5; index++) {
    begun[index]?.answer()
    await settle()
  }
  expect(await Promise.all(answers)).toEqual(['/1', '/2', '/3', '/4', '/5'])
})

test('a write that fails makes room for the next', async () => {
  const { ask, settle, begun, paths } = slowApp(1)
  const failing = ask('/1').catch(String)
  const next = ask('/2')
  await settle()
  begun[0]?.fail()
  await settle()
  expect(paths()).toEqual(['/1', '/2'])
  begun[1]?.answer()
  expect([await failing, await next]).toEqual(['Error: /1', '/2'])
  const later = ask('/3')
  await settle()
  begun[2]?.answer()
  expect(await later).toBe('/3')
})

test.each(['GET', 'HEAD'])('%s waits for nobody', async (method) => {
  const { ask, settle, paths } = slowApp(1)
  ask('/write')
  ask('/waiting')
  ask('/page', method)
  ask('/other', method)
  await settle()
  expect(paths().sort()).toEqual(['/other', '/page', '/write'])
})

import { expect, test } from 'vitest'
import { reportsKeepUp } from '../../../infra/local/reports-keep-up.ts'

/** A stand-in that answers at once, with so many reports waiting at each look. */
function standIn(waiting: (look: number) => number) {
  let looks = 0
  let waited = 0
  const app = reportsKeepUp(
    { fetch: async () => new Response('taken') },
    () => waiting(looks++),
    async (ms) => {
      waited += ms
    },
  )
  return {
    waited: () => waited,
    ask: async (method: string, path = '/') =>
      (await app.fetch(new Request(`http://inbox${path}`, { method }), {} as never)).text(),
  }
}

test('a mail is taken at once while few reports wait', async () => {
  const { ask, waited } = standIn(() => 999)
  expect(await ask('POST')).toBe('taken')
  expect(waited()).toBe(0)
})

test('a mail waits until reports were read, so that their queue does not grow with the mails', async () => {
  const { ask, waited } = standIn((look) => (look < 5 ? 1_000 : 999))
  expect(await ask('POST')).toBe('taken')
  expect(waited()).toBe(100)
})

test('a mail is taken after two seconds if nobody reads the reports', async () => {
  const { ask, waited } = standIn(() => 5_000)
  expect(await ask('POST')).toBe('taken')
  expect(waited()).toBe(2_000)
})

test.each([
  ['GET', '/'],
  ['POST', '/tick'],
  ['POST', '/misbehave'],
  ['DELETE', '/store'],
])('%s %s waits for no report', async (method, path) => {
  const { ask, waited } = standIn(() => 5_000)
  expect(await ask(method, path)).toBe('taken')
  expect(waited()).toBe(0)
})

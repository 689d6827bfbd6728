import { expect, test } from 'vitest'
import { aConfirmed } from '../../fakes/a-subscriber.ts'
import { anUnsubscribed } from '../../shared/subscriber/a-leaver.ts'
import { ann, email } from './a-reader.ts'
import { type ApiWorld, apiWorld } from './api-world.ts'

/** The front door's id of each request, without the `=` that no tag of SES may hold. */
const correlation = 'JKJaXmPLvHcESHA'

const requests: readonly { what: string; ask: (world: ApiWorld) => Promise<Response> }[] = [
  { what: 'a sign-up by the form', ask: (world) => world.postForm('/subscribe', { email }) },
  { what: 'a sign-up by a program', ask: (world) => world.postJson({ email }) },
  {
    what: 'an undo',
    ask(world) {
      world.put(anUnsubscribed({ id: ann }))
      return world.post(`${world.unsubscribePath(ann)}/undo`)
    },
  },
  {
    what: 'the link that erases',
    ask(world) {
      world.put(aConfirmed({ id: ann }))
      return world.post(`${world.unsubscribePath(ann)}/erase`)
    },
  },
  {
    what: 'a fresh link',
    ask(world) {
      world.put(aConfirmed({ id: ann }))
      return world.post(`${world.preferencesPath(ann)}/fresh-link`)
    },
  },
]

test.each(requests)('the letter of $what carries the request’s id, and the log says so', async ({ ask }) => {
  const world = apiWorld()
  expect((await ask(world)).status).toBeLessThan(400)
  expect(world.letters.sent).toMatchObject([{ correlation }])
  expect(world.logged).toEqual([expect.stringContaining(correlation)])
})

test.each([
  ['no id', undefined],
  ['an id of characters that no tag may hold', '===='],
])('with %s from the front door a letter is mailed without an id', async (_what, requestId) => {
  const world = apiWorld({ requestId: () => requestId })
  await world.postForm('/subscribe', { email })
  expect(world.letters.sent).toHaveLength(1)
  expect(world.letters.sent[0]).not.toHaveProperty('correlation')
})

test('a request’s id that is longer than a tag is cut', async () => {
  const world = apiWorld({ requestId: () => 'x'.repeat(500) })
  await world.postForm('/subscribe', { email })
  expect(world.letters.sent).toMatchObject([{ correlation: 'x'.repeat(128) }])
})

import type { Challenge } from 'altcha-lib'
import { describe, expect, test } from 'vitest'
import { proofLifetimeMs } from '../../../functions/api/proof-of-work.ts'
import { aConfirmed, aPending } from '../../fakes/a-subscriber.ts'
import { en } from '../../fakes/english.ts'
import { ann, chosen, email } from './a-reader.ts'
import { challengeIn, encoded, solved } from './a-solver.ts'
import { idOfAddress } from './api-world.ts'
import { guardedWorld } from './guarded-world.ts'

const form = { email, ...chosen }

/** The fields of the form in a page, as a browser would post them. */
function fieldsIn(page: string): Record<string, string> {
  const inputs = [...page.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)]
  return Object.fromEntries(inputs.map(([, name = '', value = '']) => [name, value]))
}

interface Told {
  readonly status?: string
  readonly detail?: string
  readonly proof: Challenge
  readonly errors?: readonly object[]
}

const told = async (answer: Response) => (await answer.json()) as Told

async function askedPage(world: ReturnType<typeof guardedWorld>, fields = {}): Promise<string> {
  const answer = await world.postForm('/subscribe', { ...form, ...fields })
  expect(answer.status).toBe(200)
  return answer.text()
}

describe('a form that is asked for a proof', () => {
  test('the page says that the mail waits, and what it says needs no script', async () => {
    const page = await askedPage(guardedWorld())
    expect(page).toContain(`<h1>${en.pages.waiting.title}</h1><p>${en.pages.waiting.body}</p>`)
    expect(page).toContain(en.pages.waiting.hint)
    expect(page).toMatch(/<form method="post" action="\/subscribe" hidden/)
    expect(page).toMatch(
      /<p role="status" data-working="[^"]+" data-solved="[^"]+" data-ready="[^"]+" data-failed="[^"]+"><\/p>/,
    )
    expect(page).toMatch(/<progress max="300" value="0" aria-label="[^"]+">/)
    expect(page).not.toMatch(/<script>|\son\w+=/)
  })

  test('the form with the solved challenge lets the mail go, with everything that was chosen', async () => {
    const world = guardedWorld()
    const page = await askedPage(world)
    const proof = encoded(await solved(challengeIn(page)))
    const answer = await world.postForm('/subscribe', { ...fieldsIn(page), proof })
    expect(answer.status).toBe(303)
    expect(answer.headers.get('Location')).toBe('/sent')
    expect(world.proven).toEqual([false, true])
    expect(world.item(ann)?.preferences).toMatchObject({
      ...{ timezone: 'America/New_York', hour: 6, frequency: 'weekdays' },
      topics: ['graph networks', 'speech -music'],
    })
  })

  test('a solution counts once, and the page after it waits for a click', async () => {
    const world = guardedWorld()
    const page = await askedPage(world)
    expect(page).toContain('data-sends')
    const fields = { ...fieldsIn(page), proof: encoded(await solved(challengeIn(page))) }
    expect((await world.postForm('/subscribe', fields)).status).toBe(303)
    const again = await world.postForm('/subscribe', fields)
    expect(again.status).toBe(200)
    expect(await again.text()).not.toContain('data-sends')
    expect(world.proven).toEqual([false, true, false])
  })

  test('of two posts of a solution at the same instant, one counts, and the other one is asked again', async () => {
    const world = guardedWorld()
    const page = await askedPage(world)
    const fields = { ...fieldsIn(page), proof: encoded(await solved(challengeIn(page))) }
    const answers = await Promise.all([1, 2, 3].map(() => world.postForm('/subscribe', fields)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 200, 303])
    expect(world.proven.filter((isProven) => isProven)).toHaveLength(1)
  })

  test('a solution does not count for another address, and stays good for its own', async () => {
    const world = guardedWorld()
    const page = await askedPage(world)
    const fields = { ...fieldsIn(page), proof: encoded(await solved(challengeIn(page))) }
    const other = { ...fields, email: 'ben@example.org' }
    expect((await world.postForm('/subscribe', other)).status).toBe(200)
    expect((await world.postForm('/subscribe', fields)).status).toBe(303)
    expect(world.proven).toEqual([false, false, true])
  })

  test('a solution for an address counts, however the address is typed the second time', async () => {
    const world = guardedWorld()
    const page = await askedPage(world, { email: ' <ann@EXAMPLE.org> ' })
    const fields = { ...fieldsIn(page), proof: encoded(await solved(challengeIn(page))) }
    expect((await world.postForm('/subscribe', { ...fields, email: 'ann@example.org' })).status).toBe(303)
  })

  test('a solution that comes too late is asked for again, and loses nothing', async () => {
    const world = guardedWorld()
    const page = await askedPage(world)
    const fields = { ...fieldsIn(page), proof: encoded(await solved(challengeIn(page))) }
    world.time.advance(proofLifetimeMs)
    const answer = await world.postForm('/subscribe', fields)
    expect(answer.status).toBe(200)
    expect(challengeIn(await answer.text()).signature).not.toBe(challengeIn(page).signature)
    expect(world.proven).toEqual([false, false])
  })

  test.each(['x', 'e30=', '%00', encoded({ challenge: {}, solution: {} }), 'x'.repeat(9_000)])(
    'a proof that is none (%.20s) is a sign-up without one',
    async (proof) => {
      const world = guardedWorld()
      expect(await askedPage(world, { proof })).toContain('data-challenge')
      expect(world.proven).toEqual([false])
    },
  )

  test('the page whose address looked mistyped is not shown a second time', async () => {
    const world = guardedWorld()
    const typed = { email: 'ann@gmial.com', asked: 'ann@gmial.com' }
    const page = await askedPage(world, typed)
    const fields = { ...fieldsIn(page), proof: encoded(await solved(challengeIn(page))) }
    expect((await world.postForm('/subscribe', fields)).status).toBe(303)
  })

  test('the page is the same for every address, known or not', async () => {
    const world = guardedWorld()
    const known = { confirmed: 'confirmed@example.org', pending: 'pending00@example.org' }
    world.put(aConfirmed({ id: idOfAddress(known.confirmed) }), aPending({ id: idOfAddress(known.pending) }))
    const pages = await Promise.all(
      [known.confirmed, known.pending, 'unknown00@example.org'].map(async (address) =>
        (await askedPage(world, { email: address }))
          .replaceAll(address, 'ADDRESS')
          .replace(/data-challenge="[^"]*"/, 'CHALLENGE'),
      ),
    )
    expect(new Set(pages).size).toBe(1)
    expect(pages[0]).toContain('CHALLENGE')
  })
})

test('a form whose mail waits, whatever is proven, is sent on to a page that says so', async () => {
  const world = guardedWorld({}, 'trickle')
  const page = await askedPage(world)
  const proof = encoded(await solved(challengeIn(page)))
  const answer = await world.postForm('/subscribe', { ...fieldsIn(page), proof })
  expect(answer.status).toBe(303)
  expect(answer.headers.get('Location')).toBe('/sent/waiting')
  const waiting = await (await world.get('/sent/waiting')).text()
  expect(waiting).toContain(en.pages.waiting.title)
  expect(waiting).not.toContain('data-challenge')
})

describe('a program that is asked for a proof', () => {
  test('the answer holds the challenge, and the same request with the solution lets the mail go', async () => {
    const world = guardedWorld()
    const answer = await world.postJson({ email, hour: 7 })
    expect(answer.status).toBe(202)
    const { status, detail, proof } = await told(answer)
    expect({ status, detail }).toEqual({ status: 'waiting', detail: en.api.waitingForProof })
    const second = await world.postJson({ email, hour: 7, proof: await solved(proof) })
    expect(second.status).toBe(202)
    expect(await second.json()).toEqual({ status: 'accepted', detail: en.api.accepted })
    expect(world.proven).toEqual([false, true])
    expect(world.item(ann)?.preferences).toMatchObject({ hour: 7 })
  })

  test('the solution may come as base64, and counts once', async () => {
    const world = guardedWorld()
    const { proof: challenge } = await told(await world.postJson({ email }))
    const proof = encoded(await solved(challenge))
    expect((await told(await world.postJson({ email, proof }))).status).toBe('accepted')
    const again = await told(await world.postJson({ email, proof }))
    expect(again).toMatchObject({
      status: 'waiting',
      proof: { parameters: {}, signature: expect.any(String) },
    })
  })

  test.each([null, ''])('a proof of %j is none', async (proof) => {
    const world = guardedWorld()
    expect((await told(await world.postJson({ email, proof }))).status).toBe('waiting')
  })

  test.each([7, true, [], {}, 'x', { challenge: {}, solution: {} }])(
    'a proof of %j is named as a bad field, and nothing is done',
    async (proof) => {
      const world = guardedWorld()
      const answer = await world.postJson({ email, proof })
      expect(answer.status).toBe(400)
      expect((await told(answer)).errors).toEqual([
        { field: 'proof', detail: expect.stringContaining('not a solved challenge') },
      ])
      expect(world.proven).toEqual([])
    },
  )

  test('a program whose mail waits, whatever is proven, gets no challenge', async () => {
    const world = guardedWorld({}, 'trickle')
    const { proof: challenge } = await told(await world.postJson({ email }))
    const proof = await solved(challenge)
    expect(await told(await world.postJson({ email, proof }))).toEqual({
      status: 'waiting',
      detail: en.api.waiting,
    })
  })
})

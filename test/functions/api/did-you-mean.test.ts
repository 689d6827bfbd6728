import { describe, expect, test } from 'vitest'
import { aConfirmed } from '../../fakes/a-subscriber.ts'
import { en } from '../../fakes/english.ts'
import { aSuppressed } from '../../shared/subscriber/a-leaver.ts'
import { chosen } from './a-reader.ts'
import { apiWorld, idOfAddress } from './api-world.ts'

const [typed, meant] = ['ann@gmial.com', 'ann@gmail.com']
const words = en.pages.meant

/** The fields that a button of the page sends. */
function fieldsOf(page: string, button: string): Record<string, string> {
  const hidden = [...page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)]
  expect(page).toContain(`<button type="submit" name="email" value="${button}"`)
  return { ...Object.fromEntries(hidden.map(([, name, value]) => [name, value])), email: button }
}

async function asked() {
  const world = apiWorld()
  const answer = await world.postForm('/subscribe', { ...chosen, email: typed })
  return { world, answer, page: await answer.text() }
}

describe('a sign-up by the form of an address that looks mistyped', () => {
  test('the page asks which address is meant, and nothing is written or sent yet', async () => {
    const { world, answer, page } = await asked()
    expect(answer.status).toBe(200)
    expect(page).toContain(`<h1>${words.title(meant)}</h1>`)
    expect(page).toContain(words.body(typed))
    expect(page.match(/<button/g)).toHaveLength(2)
    expect(world.calls.names).toEqual([])
    expect(world.letters.sent).toEqual([])
  })

  test.each([meant, typed])(
    'the button for %s signs that address up, with all that was chosen',
    async (address) => {
      const { world, page } = await asked()
      const answer = await world.postForm('/subscribe', fieldsOf(page, address))
      expect(answer.status).toBe(303)
      expect(answer.headers.get('Location')).toBe('/sent')
      expect(world.item(idOfAddress(address))).toMatchObject({
        address,
        preferences: {
          timezone: 'America/New_York',
          hour: 6,
          frequency: 'weekdays',
          topics: ['graph networks', 'speech -music'],
        },
      })
      expect(world.item(idOfAddress(address === meant ? typed : meant))).toBeUndefined()
    },
  )

  test('another slip after the question is asked about again', async () => {
    const { world, page } = await asked()
    const answer = await world.postForm('/subscribe', { ...fieldsOf(page, typed), email: 'ann@gmail.con' })
    expect(await answer.text()).toContain(words.title(meant))
    expect(world.letters.sent).toEqual([])
  })

  test('other wrong fields come first', async () => {
    const world = apiWorld()
    const answer = await world.postForm('/subscribe', { ...chosen, email: typed, topics: 'x' })
    expect(answer.status).toBe(400)
    expect(await answer.text()).toContain(`value="${typed}"`)
  })

  test('the page is the same whatever is known of either address', async () => {
    const pages = await Promise.all(
      [[], [aConfirmed({ id: idOfAddress(typed) })], [aSuppressed({ id: idOfAddress(meant) })]].map(
        async (items) => {
          const world = apiWorld()
          world.put(...items)
          const answer = await world.postForm('/subscribe', { email: typed })
          return { page: await answer.text(), calls: world.calls.names }
        },
      ),
    )
    expect(pages[1]).toEqual(pages[0])
    expect(pages[2]).toEqual(pages[0])
  })
})

describe('a sign-up by a program of an address that looks mistyped', () => {
  test('the address is accepted as it was sent, and the answer names the one that was perhaps meant', async () => {
    const world = apiWorld()
    const answer = await world.postJson({ email: typed })
    expect(answer.status).toBe(202)
    expect(await answer.json()).toEqual({ status: 'accepted', detail: en.api.accepted, didYouMean: meant })
    expect(world.item(idOfAddress(typed))).toMatchObject({ status: 'pending', address: typed })
    expect(world.letters.sent).toHaveLength(1)
  })
})

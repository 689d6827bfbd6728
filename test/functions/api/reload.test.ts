import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { typedAddressScript } from '../../../functions/api/assets/typed-address.ts'
import { ann, confirmedWorld, email } from './a-reader.ts'
import { type ApiWorld, apiWorld } from './api-world.ts'

const forms: readonly { form: string; send: () => Promise<{ world: ApiWorld; answer: Response }> }[] = [
  {
    form: 'the sign-up',
    async send() {
      const world = apiWorld()
      return { world, answer: await world.postForm('/subscribe', { email }) }
    },
  },
  {
    form: 'the way back',
    async send() {
      const { world } = await confirmedWorld()
      await world.post(world.unsubscribePath(ann))
      return { world, answer: await world.post(`${world.unsubscribePath(ann)}/undo`) }
    },
  },
  {
    form: 'the fresh link',
    async send() {
      const { world } = await confirmedWorld()
      return { world, answer: await world.post(`${world.preferencesPath(ann)}/fresh-link`) }
    },
  },
]

test.each(forms)('reloading the page after $form mails nothing again', async ({ send }) => {
  const { world, answer } = await send()
  expect(answer.status).toBe(303)
  const letters = world.letters.sent.length
  world.calls.take()
  const pages: string[] = []
  for (let n = 0; n < 3; n++) {
    const page = await world.get(answer.headers.get('Location') ?? '')
    expect(page.status).toBe(200)
    pages.push(await page.text())
  }
  expect(new Set(pages).size).toBe(1)
  expect(world.calls.names).toEqual([])
  expect(world.letters.sent).toHaveLength(letters)
})

test('a GET of the link for coming back shows its button and changes nothing', async () => {
  const { world } = await confirmedWorld()
  await world.post(world.unsubscribePath(ann))
  world.calls.take()
  const path = `${world.unsubscribePath(ann)}/undo`
  const answer = await world.get(path)
  expect(answer.status).toBe(200)
  expect(await answer.text()).toContain(`<form method="post" action="${path}">`)
  expect(world.calls.changes()).toEqual([])
})

describe('the typed address', () => {
  /** A tab with its storage, on a page with the form or with the place where the address is shown. */
  function tab(storage: Map<string, string> | undefined) {
    const sessionStorage = {
      getItem: (key: string) => storage?.get(key) ?? forbidden(storage),
      setItem: (key: string, value: string) => storage?.set(key, value) ?? forbidden(storage),
      removeItem: (key: string) => storage?.delete(key) ?? forbidden(storage),
    }
    const open = (found: Record<string, unknown>) => {
      const document = { querySelector: (selector: string) => found[selector] ?? null }
      runInNewContext(typedAddressScript, { document, sessionStorage })
    }
    return {
      /** Opens the form, and sends it with an address. */
      send(value: string) {
        const form = {
          elements: { email: { value } },
          addEventListener: (_event: string, listener: () => void) => listeners.push(listener),
        }
        const listeners: (() => void)[] = []
        open({ 'form[action="/subscribe"]': form })
        for (const listener of listeners) listener()
      },
      /** Presses a button that holds an address, on the page that asks which one is meant. */
      press(value: string) {
        const listeners: ((event: unknown) => void)[] = []
        const addEventListener = (_event: string, listener: (event: unknown) => void) =>
          listeners.push(listener)
        open({ 'form[action="/subscribe"]': { elements: {}, addEventListener } })
        for (const listener of listeners) listener({ submitter: { name: 'email', value } })
      },
      look() {
        open({ 'form[action="/subscribe"]': { addEventListener() {} } })
      },
      /** Opens the page that the form leads to, and returns the text that it shows. */
      arrive() {
        const strong = { textContent: '' }
        const echo = { hidden: true, querySelector: () => strong }
        open({ '[data-typed-address]': echo })
        return echo.hidden ? undefined : strong.textContent
      },
    }
  }

  function forbidden(storage: unknown): null {
    if (!storage) throw new Error('SecurityError')
    return null
  }

  test('the typed address is shown once on the page after the form, and then forgotten', () => {
    const storage = new Map<string, string>()
    const { send, arrive } = tab(storage)
    send(' ann@exmaple.org ')
    expect(arrive()).toBe('ann@exmaple.org')
    expect([...storage]).toEqual([])
    expect(arrive()).toBeUndefined()
  })

  test('the address that was chosen of two is shown on the page after', () => {
    const { send, press, arrive } = tab(new Map())
    send('ann@gmial.com')
    press('ann@gmail.com')
    expect(arrive()).toBe('ann@gmail.com')
  })

  test('the typed address of a refused form is forgotten when the form comes back', () => {
    const { send, look, arrive } = tab(new Map())
    send('ann')
    look()
    expect(arrive()).toBeUndefined()
  })

  test('the typed address is not shown where a browser forbids storage, and nothing fails', () => {
    const { send, arrive } = tab(undefined)
    send('ann@example.org')
    expect(arrive()).toBeUndefined()
  })
})

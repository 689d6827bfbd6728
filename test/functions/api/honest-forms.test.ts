import { describe, expect, test } from 'vitest'
import { formLifetimeMs, formWindowMs } from '../../../shared/subscriber/link/form-token.ts'
import { dayMs, hourMs, minuteMs } from '../../../shared/time/clock.ts'
import { anEdition } from '../../fakes/an-edition.ts'
import { en } from '../../fakes/english.ts'
import { ann, chosen, email } from './a-reader.ts'
import { apiWorld } from './api-world.ts'
import { guardedWorld } from './guarded-world.ts'

const form = { email, ...chosen }
const tokenIn = (page: string) => /name="form" value="([^"]+)"/.exec(page)?.[1] ?? ''

describe('the token of the sign-up form', () => {
  test('two visitors in the same minutes get the same page', async () => {
    const world = apiWorld()
    const page = await (await world.get('/')).text()
    world.time.advance(formWindowMs - (world.time.clock() % formWindowMs) - 1)
    expect(await (await world.get('/')).text()).toBe(page)
    world.time.advance(1)
    expect(await (await world.get('/')).text()).not.toBe(page)
  })

  test.each([0, 1_000, 5 * minuteMs, hourMs, 8 * hourMs, dayMs, dayMs + 6 * hourMs])(
    'a page that was opened %i ms ago signs up at once',
    async (ms) => {
      const world = apiWorld()
      const token = tokenIn(await (await world.get('/')).text())
      world.time.advance(ms)
      expect((await world.postForm('/subscribe', { ...form, form: token })).status).toBe(303)
      expect(world.letters.sent).toHaveLength(1)
    },
  )

  test('one page signs up twice, after a double click, the back button, or for two people', async () => {
    const world = apiWorld()
    const token = tokenIn(await (await world.get('/')).text())
    for (const address of [email, email, 'ben@example.org']) {
      expect((await world.postForm('/subscribe', { ...form, email: address, form: token })).status).toBe(303)
    }
    expect(world.letters.sent).toHaveLength(3)
  })

  const old = apiWorld().formToken()
  test.each([
    ['no token', '', 0],
    ['a forged token', 'k2.zzzzz.AAAAAAAAAAAAAAAAAAAAAA', 0],
    ['a word in place of a token', 'token', 0],
    ['a token of another day', old, formWindowMs + formLifetimeMs],
    ['a token of a window to come', old, -hourMs],
  ])(
    'a form with %s comes back as it was filled in, and signs up with the next click',
    async (_what, token, ms) => {
      const world = apiWorld()
      await world.editions.publish(anEdition(23))
      world.time.advance(ms)
      const answer = await world.postForm('/subscribe', { ...form, form: token })
      expect(answer.status).toBe(400)
      const page = await answer.text()
      expect(page).toContain(en.form.again)
      expect(page).toContain('Paper 2301')
      expect(page).not.toContain('aria-invalid')
      expect(page).toContain(`value="${email}"`)
      expect(page).toMatch(/<option value="6" selected/)
      expect(page).toMatch(/<option value="America\/New_York" selected/)
      expect(page, 'the browser’s own zone must not replace the chosen one').not.toContain('data-detect')
      expect(page).toMatch(/value="weekdays" checked/)
      expect(page).toContain('graph networks, speech -music</textarea>')
      expect(world.calls.names).toEqual([])
      expect((await world.postForm('/subscribe', { ...form, form: tokenIn(page) })).status).toBe(303)
      expect(world.item(ann)?.preferences).toMatchObject({ hour: 6, frequency: 'weekdays' })
    },
  )

  test('a form without a token whose fields are wrong, too, hears of the fields', async () => {
    const page = await (await apiWorld().postForm('/subscribe', { ...form, email: 'ann', form: '' })).text()
    expect(page).toContain('aria-invalid')
    expect(page).not.toContain(en.form.again)
    expect(tokenIn(page)).not.toBe('')
  })

  test('the page that asks which address was meant carries a token', async () => {
    const world = apiWorld()
    const page = await (await world.postForm('/subscribe', { ...form, email: 'ann@gmial.com' })).text()
    expect(page).toContain('ann@gmail.com')
    const fields = { ...form, email: 'ann@gmail.com', asked: 'ann@gmial.com', form: tokenIn(page) }
    expect((await world.postForm('/subscribe', fields)).status).toBe(303)
  })

  test('a program needs no token', async () => {
    expect(await (await apiWorld().postJson({ email })).json()).toMatchObject({ status: 'accepted' })
  })
})

describe('the trap of the sign-up form', () => {
  test('nobody sees the trap, hears it, tabs into it, or has it filled in', async () => {
    const page = await (await apiWorld().get('/')).text()
    const trap = /<div class="unseen" aria-hidden="true">(.*?)<\/div>/s.exec(page)?.[1] ?? ''
    expect(trap).toMatch(
      /<input type="text" id="remarks" name="remarks" value="" tabindex="-1" autocomplete="off"\/>/,
    )
    expect(trap).toContain(en.form.leaveEmpty)
    expect(page.match(/name="remarks"/g)).toHaveLength(1)
  })

  test('a form that fills in the trap gets the same answer by the same work, and no mail', async () => {
    const [person, robot] = [apiWorld(), apiWorld()]
    const answers = [
      await person.postForm('/subscribe', { ...form, remarks: '' }),
      await robot.postForm('/subscribe', { ...form, remarks: 'Buy now' }),
    ]
    const told = answers.map(async (answer) => [answer.status, [...answer.headers], await answer.text()])
    const [one, two] = await Promise.all(told)
    expect(two).toEqual(one)
    expect(robot.calls.names).toEqual(person.calls.names)
    expect(robot.metrics.counts).toEqual(person.metrics.counts)
    expect(person.letters.sent).toMatchObject([{ letter: 'confirm' }])
    expect(robot.letters.sent).toMatchObject([{ letter: 'none' }])
    expect(await robot.mailedLinks()).toEqual([])
  })

  test('white space in the trap is something, too', async () => {
    const world = apiWorld()
    await world.postForm('/subscribe', { ...form, remarks: ' ' })
    expect(world.letters.sent).toMatchObject([{ letter: 'none' }])
  })

  test('the trap stays filled in on the page that asks which address was meant', async () => {
    const page = await (
      await apiWorld().postForm('/subscribe', { ...form, email: 'ann@gmial.com', remarks: '"><b>' })
    ).text()
    expect(page).toContain('<input type="hidden" name="remarks" value="&quot;&gt;&lt;b&gt;"/>')
  })

  test('the trap stays filled in on the page that asks for a proof', async () => {
    const world = guardedWorld()
    const page = await (await world.postForm('/subscribe', { ...form, remarks: 'x' })).text()
    expect(page).toContain('<input type="hidden" name="remarks" value="x"/>')
    expect(world.waiting.held).toMatchObject([{ letter: 'none' }])
  })

  test('a refused form comes back with an empty trap: a browser that filled it in has another chance', async () => {
    const page = await (
      await apiWorld().postForm('/subscribe', { ...form, email: 'ann', remarks: 'x' })
    ).text()
    expect(page).toMatch(/name="remarks" value=""/)
  })
})

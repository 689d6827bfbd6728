import { expect, test } from 'vitest'
import { defaultBudgets } from '../../../shared/subscriber/sign-up/budgets.ts'
import { hourMs } from '../../../shared/time/clock.ts'
import { apiWorld, idOfAddress } from './api-world.ts'

const students = Array.from({ length: 40 }, (_, n) => `student-${n}@cs.uni.example`)
const { networkAnHour } = defaultBudgets

test('forty students behind one university network all get their letter, and all confirm', async () => {
  const world = apiWorld()
  for (const [n, email] of students.entries()) {
    world.from(`192.0.2.${n}`)
    expect((await world.postJson({ email })).status).toBe(202)
  }
  const links = await world.mailedLinks()
  expect(links).toHaveLength(networkAnHour)
  expect(world.waiting.held).toHaveLength(students.length - networkAnHour)

  // A tick lets letters that wait go.
  world.time.advance(hourMs / 4)
  for (const message of world.waiting.release()) await world.letters.send(message)
  links.push(...(await world.mailedLinks()))
  expect(links).toHaveLength(students.length)
  for (const link of links) expect((await world.post(link)).status).toBe(200)
  for (const email of students) expect(world.item(idOfAddress(email))?.status).toBe('confirmed')
})

test('forty students at one moment are all accepted, and no letter is lost', async () => {
  const world = apiWorld()
  const answers = await Promise.all(students.map((email) => world.postJson({ email })))
  expect(answers.map(({ status }) => status)).toEqual(students.map(() => 202))
  for (const message of world.waiting.release()) await world.letters.send(message)
  expect(await world.mailedLinks()).toHaveLength(students.length)
})

test('a visitor of another network does not stand behind a flood', async () => {
  const world = apiWorld({ signUpGuard: { read: async () => 'trickle' } })
  for (const email of students) await world.postJson({ email })
  world.from('198.51.100.7')
  await world.postJson({ email: 'ann@example.org' })
  const order = world.waiting.release().map(({ id }) => id)
  expect(order).toHaveLength(students.length + 1)
  expect(order.indexOf(idOfAddress('ann@example.org'))).toBeLessThanOrEqual(1)
})

test('domains below one share its budget, and users of a large provider have a wide one', async () => {
  const world = apiWorld()
  const lettersThatGo = async (emails: readonly string[], network: string): Promise<number> => {
    world.calls.take()
    for (const [n, email] of emails.entries()) {
      world.from(`${network}.${n}.7`)
      await world.postJson({ email })
    }
    return world.calls.take().filter((call) => call === 'send').length
  }
  const own = Array.from({ length: 25 }, (_, n) => `ann@sub-${n}.own.example`)
  expect(await lettersThatGo(own, '198.51')).toBe(defaultBudgets.domainAnHour)
  const large = Array.from({ length: 25 }, (_, n) => `reader-${n}@gmail.com`)
  expect(await lettersThatGo(large, '203.0')).toBe(large.length)
})

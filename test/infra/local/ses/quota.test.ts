import { expect, test } from 'vitest'
import { served, stoppedClock } from './served.ts'

const rate = { name: 'Throttling', message: 'Maximum sending rate exceeded.' }
const daily = { name: 'Throttling', message: 'Daily message quota exceeded.' }
const dayMs = 24 * 60 * 60 * 1_000

test('the default quota is 50,000 a day and 14 a second', async () => {
  const { quota } = await served()
  expect(await quota()).toEqual({ max: 50_000, rate: 14, sent: 0 })
})

test('GetSendQuota tells the given quota, with -1 for unlimited, and the mails sent', async () => {
  const { quota, send } = await served({ quota: { max24HourSend: -1, maxSendRate: 5 } })
  await send({ Destinations: ['a@example.net', 'b@example.net'] })
  await send()
  expect(await quota()).toEqual({ max: -1, rate: 5, sent: 3 })
})

test('no more mails than the send rate are accepted in any one second', async () => {
  const clock = stoppedClock()
  const { send, ses } = await served({ clock, quota: { max24HourSend: -1, maxSendRate: 2 } })
  await send()
  clock.move(600)
  await send()
  clock.move(399)
  await expect(send()).rejects.toMatchObject(rate)
  clock.move(1) // The first mail is now one second old; the second one still counts.
  await send()
  await expect(send()).rejects.toMatchObject(rate)
  clock.move(600)
  await send()
  expect(ses.messages()).toHaveLength(4)
})

test('the send rate counts recipients, not calls', async () => {
  const { send } = await served({ quota: { max24HourSend: -1, maxSendRate: 3 } })
  await send({ Destinations: ['a@example.net', 'b@example.net'] })
  await expect(send({ Destinations: ['c@example.net', 'd@example.net'] })).rejects.toMatchObject(rate)
  await send({ Destinations: ['c@example.net'] })
})

test('no more recipients than the daily quota are accepted in any 24 hours', async () => {
  const clock = stoppedClock()
  const { send, quota } = await served({ clock, quota: { max24HourSend: 3, maxSendRate: 14 } })
  await send({ Destinations: ['a@example.net', 'b@example.net'] })
  clock.move(dayMs / 2)
  await expect(send({ Destinations: ['c@example.net', 'd@example.net'] })).rejects.toMatchObject(daily)
  await send()
  clock.move(dayMs / 2 - 1)
  await expect(send()).rejects.toMatchObject(daily)
  clock.move(1)
  expect((await quota()).sent).toBe(1)
  await send()
})

test('mail to the simulator counts towards the send rate but not towards the daily quota', async () => {
  const { send, quota } = await served({ quota: { max24HourSend: 1, maxSendRate: 2 } })
  await send({ Destinations: ['success@simulator.amazonses.com'] })
  expect((await quota()).sent).toBe(0)
  await send()
  await expect(send({ Destinations: ['bounce@simulator.amazonses.com'] })).rejects.toMatchObject(rate)
})

test('a refused mail does not count towards the quota', async () => {
  const { send, quota } = await served({ quota: { max24HourSend: 2, maxSendRate: 1 } })
  await send()
  await expect(send()).rejects.toMatchObject(rate)
  await expect(send({ Destinations: ['nobody'] })).rejects.toThrow()
  expect((await quota()).sent).toBe(1)
})

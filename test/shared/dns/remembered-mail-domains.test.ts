import { expect, test } from 'vitest'
import { rememberedMailDomains } from '../../../shared/dns/remembered-mail-domains.ts'
import { minuteMs } from '../../../shared/time/clock.ts'
import { monday } from '../../fakes/a-subscriber.ts'
import { handClock } from '../../fakes/hand-clock.ts'

function remembered() {
  const asked: string[] = []
  const time = handClock(monday)
  const takesMail = async (domain: string) => {
    asked.push(domain)
    return !domain.startsWith('no-')
  }
  return { asked, time, domains: rememberedMailDomains({ takesMail }, time.clock) }
}

test.each([
  ['to.example', true],
  ['no-mail.example', false],
])('%s is asked for once in five minutes', async (domain, takes) => {
  const { asked, time, domains } = remembered()
  const answers = await Promise.all([domains.takesMail(domain), domains.takesMail(domain)])
  time.advance(5 * minuteMs - 1)
  expect([...answers, await domains.takesMail(domain)]).toEqual([takes, takes, takes])
  expect(asked).toEqual([domain])
  time.advance(1)
  expect(await domains.takesMail(domain)).toBe(takes)
  expect(asked).toEqual([domain, domain])
})

test('a thousand domains are remembered, and the oldest makes room', async () => {
  const { asked, domains } = remembered()
  for (let n = 0; n < 1_001; n++) await domains.takesMail(`${n}.example`)
  await domains.takesMail('1000.example')
  await domains.takesMail('1.example')
  expect(asked).toHaveLength(1_001)
  await domains.takesMail('0.example')
  expect(asked).toHaveLength(1_002)
})

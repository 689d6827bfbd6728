import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { timeZoneScript } from '../../../functions/api/assets/time-zone.ts'
import { ann, chosen, email, signUp } from './a-reader.ts'
import { apiWorld, site } from './api-world.ts'

describe('a browser’s zone in the sign-up form', () => {
  test.each<[given: string, inForce: string, words: string]>([
    ['-03:00', 'Etc/GMT+3', 'UTC−03:00'],
    ['UTC+3', 'Etc/GMT-3', 'UTC+03:00'],
    ['GMT', 'UTC', 'UTC'],
    ['Asia/Calcutta', 'Asia/Kolkata', 'Asia/Kolkata'],
    ['US/Pacific', 'America/Los_Angeles', 'America/Los Angeles'],
    ['Etc/Unknown', site.timezone, 'Europe/Berlin'],
    ['America/New_Town', site.timezone, 'Europe/Berlin'],
    ['', site.timezone, 'Europe/Berlin'],
    ['"><script>', site.timezone, 'Europe/Berlin'],
  ])(
    'a browser that names “%s” signs up with the zone %s, and the page says so',
    async (given, zone, words) => {
      const world = apiWorld()
      const link = await signUp(world, { ...chosen, timezone: given })
      expect(world.item(ann)).toMatchObject({ preferences: { timezone: zone } })
      const shown = `Monday to Friday at 06:00, ${words} time`
      const page = await (await world.get(link)).text()
      expect(page).toContain(shown)
      expect(page).toContain(`<option value="${zone}" selected`)
      expect(await (await world.post(link)).text()).toContain(shown)
    },
  )

  test('a form that is refused for another field shows the zone that would be in force', async () => {
    const world = apiWorld()
    const answer = await world.postForm('/subscribe', { ...chosen, email: 'ann', timezone: '-03:00' })
    const page = await answer.text()
    expect(page).toMatch(/<option value="Etc\/GMT\+3" selected[^>]*>UTC−03:00</)
    expect(page).not.toContain('#timezone')
  })

  test.each(['-03:00', 'Etc/Unknown', 'UTC+3', 'Mars/Olympus'])(
    'a program that names “%s” is told that it is no zone',
    async (timezone) => {
      const answer = await apiWorld().postJson({ email, timezone })
      expect(answer.status).toBe(400)
      expect(await answer.json()).toMatchObject({
        errors: [{ field: 'timezone', detail: expect.stringContaining(`“${timezone}” is not a time zone.`) }],
      })
    },
  )

  test('a browser that does not know its zone keeps the one that the form has', () => {
    const select = { options: [{ value: 'Europe/Berlin' }], value: 'Europe/Berlin', add: () => {} }
    const run = (timeZone: string | undefined) =>
      runInNewContext(timeZoneScript, {
        document: { querySelector: () => select },
        Intl: { DateTimeFormat: () => ({ resolvedOptions: () => ({ timeZone }) }) },
        Option: class {},
      })
    run('Etc/Unknown')
    run(undefined)
    expect(select.value).toBe('Europe/Berlin')
    run('Asia/Tokyo')
    expect(select.value).toBe('Asia/Tokyo')
  })
})

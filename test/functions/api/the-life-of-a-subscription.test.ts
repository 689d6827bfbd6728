import { expect, test } from 'vitest'
import { dayMs } from '../../../shared/time/clock.ts'
import { anEdition } from '../../fakes/an-edition.ts'
import { ann, chosen, email } from './a-reader.ts'
import { apiWorld } from './api-world.ts'

test('a reader can sign up, confirm, leave and come back by the links of their mails', async () => {
  const world = apiWorld()
  for (const day of [22, 23]) await world.editions.publish(anEdition(day))
  const statuses: unknown[] = []
  /** Looks at a page twice, which changes nothing, then presses its button twice. */
  const visit = async (path: string, fields = {}) => {
    const before = world.item(ann)
    for (let n = 0; n < 2; n++) expect((await world.get(path)).status).toBe(200)
    expect(world.item(ann)).toEqual(before)
    for (let n = 0; n < 2; n++) expect((await world.postForm(path, fields)).status).toBe(200)
    statuses.push(world.item(ann)?.status)
  }

  await world.postForm('/subscribe', { email })
  const [confirm = ''] = await world.mailedLinks()
  await visit(confirm)
  await visit(world.preferencesPath(ann), chosen)
  // The attributes that a day's delivery leaves behind.
  const history = { through: '2026-11-23', lastAt: world.time.clock() }
  world.put({ ...world.item(ann), id: ann, ...history })
  await visit(world.unsubscribePath(ann))
  await world.post(`${world.unsubscribePath(ann)}/undo`)
  const [undo = ''] = await world.mailedLinks()
  expect((await world.post(confirm)).status).toBe(410)
  statuses.push(world.item(ann)?.status)
  world.time.advance(dayMs)
  await visit(undo)

  expect(statuses).toEqual(['confirmed', 'confirmed', 'unsubscribed', 'pending', 'confirmed'])
  expect(world.item(ann)).toMatchObject({
    preferences: { timezone: 'America/New_York', hour: 6, frequency: 'weekdays' },
    since: '2026-11-22',
    ...history,
    nextDueAt: Date.UTC(2026, 10, 24, 11),
  })
  expect(world.summoned).toHaveLength(4)
})

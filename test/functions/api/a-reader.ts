import { expect } from 'vitest'
import type { ApiDeps } from '../../../functions/api/api-deps.ts'
import { anEdition } from '../../fakes/an-edition.ts'
import { type ApiWorld, apiWorld, idOfAddress } from './api-world.ts'

export const email = 'ann@example.org'
export const ann = idOfAddress(email)

/** Preferences as a form sends them, none of them the default. */
export const chosen = {
  timezone: 'America/New_York',
  hour: '6',
  frequency: 'weekdays',
  topics: 'graph networks, speech -music',
}

/** Signs up by the form and returns the link of the mail. */
export async function signUp(world: ApiWorld, fields = {}): Promise<string> {
  const answer = await world.postForm('/subscribe', { email, ...fields })
  expect(answer.status).toBe(303)
  const [link = ''] = await world.mailedLinks()
  expect(link).toMatch(/^\/confirm\//)
  return link
}

/** A world with two editions and a reader who confirmed, and the link by which they did. */
export async function confirmedWorld(
  part: Partial<ApiDeps> = {},
): Promise<{ world: ApiWorld; link: string }> {
  const world = apiWorld(part)
  await world.editions.publish(anEdition(22))
  await world.editions.publish(anEdition(23))
  const link = await signUp(world)
  expect((await world.post(link)).status).toBe(200)
  return { world, link }
}

import { describe, expect, test } from 'vitest'
import { ann, chosen, confirmedWorld } from './a-reader.ts'

describe('a pause', () => {
  test('a pause lasts until a day in the reader’s zone, or until the reader ends it', async () => {
    const { world } = await confirmedWorld()
    const until = { ...chosen, pausedUntil: '2026-12-24' }
    const paused = await world.postForm(world.preferencesPath(ann), until)
    const page = await paused.text()
    expect(page).toContain('<dt>Paused until</dt><dd>Thursday, 24 December 2026</dd>')
    expect(page).toContain('The next digest is due on Thursday, 24 December 2026.')
    const pausedUntil = Date.UTC(2026, 11, 24, 5)
    expect(world.item(ann)).toMatchObject({ preferences: { pausedUntil }, nextDueAt: pausedUntil })
    const shown = await (await world.get(world.preferencesPath(ann))).text()
    expect(shown).toContain('value="2026-12-24"')
    expect(shown).toContain('<dt>Paused until</dt><dd>Thursday, 24 December 2026</dd>')

    await world.postForm(world.preferencesPath(ann), { ...chosen, pausedUntil: '' })
    expect(world.item(ann)).toMatchObject({ nextDueAt: world.time.clock() })
    expect(world.item(ann)?.preferences).not.toHaveProperty('pausedUntil')
  })

  test('a pause can last until the days that the browser offers, from the reader’s tomorrow to a year from now', async () => {
    const { world } = await confirmedWorld()
    // It is already Tuesday in Auckland.
    world.time.set(Date.UTC(2026, 10, 23, 12))
    const auckland = { ...chosen, timezone: 'Pacific/Auckland' }
    await world.postForm(world.preferencesPath(ann), auckland)
    const page = await (await world.get(world.preferencesPath(ann))).text()
    expect(page).toMatch(/name="pausedUntil"[^>]* min="2026-11-25" max="2027-11-25"/)
    for (const [pausedUntil, status] of [
      ['2026-11-24', 400],
      ['2026-11-25', 200],
      ['2027-11-25', 200],
      ['2027-11-26', 400],
    ] as const) {
      const answer = await world.postForm(world.preferencesPath(ann), { ...auckland, pausedUntil })
      expect(answer.status).toBe(status)
    }
  })

  test('a pause is judged in the reader’s zone even where another field is wrong', async () => {
    const { world } = await confirmedWorld()
    world.time.set(Date.UTC(2026, 10, 23, 4))
    const fields = { ...chosen, topics: 'x', pausedUntil: '2026-11-23' }
    const page = await (await world.postForm(world.preferencesPath(ann), fields)).text()
    expect(page).toContain('“x” is not a topic')
    expect(page).not.toContain('is today or in the past')
  })
})

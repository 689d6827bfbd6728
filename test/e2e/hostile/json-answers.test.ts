import { describe, expect, test } from 'vitest'
import { parseTopic, showableTopics } from '../../../shared/paper/topic/parse-topic.ts'
import { aConfirmed } from '../../fakes/a-subscriber.ts'
import { dailyAtEight } from '../../fakes/some-preferences.ts'
import { apiWorld, idOfAddress } from '../../functions/api/api-world.ts'
import { hostileInputs, hostileJson } from './hostile-inputs.ts'
import { jsonReaders } from './json-readers.ts'

const email = 'ann@example.org'
const id = idOfAddress(email)

interface Answer {
  readonly what: string
  readonly body: string
}

/** What programs are answered when hostile texts stand in each part of a request. */
async function answersToPrograms(): Promise<Answer[]> {
  const world = apiWorld()
  const post = (body: string, type = 'application/json') =>
    world.request('/api/subscriptions', { method: 'POST', headers: { 'Content-Type': type }, body })
  const answers: Answer[] = []
  const note = async (what: string, answer: Response | Promise<Response>) => {
    answers.push({ what, body: await (await answer).text() })
  }
  for (const { kind, text } of hostileInputs) {
    const sent = text.toWellFormed()
    const what = `${kind}: ${JSON.stringify(text.slice(0, 80))}`
    await note(`path, ${what}`, world.request(`/api/${encodeURIComponent(sent)}x`))
    await note(`body, ${what}`, post(sent))
    await note(`member, ${what}`, post(JSON.stringify({ email, [text]: 1 })))
    const fields = { email: text, hour: text, timezone: text, frequency: text, language: text }
    await note(`values, ${what}`, post(JSON.stringify({ ...fields, topics: [text, text], proof: text })))
    await note(`lists, ${what}`, post(JSON.stringify({ email: [text], topics: { [text]: text } })))
  }
  for (const body of hostileJson) await note(`JSON, ${body.slice(0, 80)}`, post(body))
  return answers
}

/** The file that a reader gets of all that is kept of them, with topics as they may stand in the table. */
async function exports(): Promise<(Answer & { readonly topic: string })[]> {
  const world = apiWorld()
  const found = []
  for (const { kind, text } of hostileInputs) {
    const topic = text.toWellFormed()
    world.put(aConfirmed({ id, preferences: { ...dailyAtEight, topics: [topic] } }))
    const answer = await world.post(world.exportPath(id))
    const what = `export, ${kind}: ${JSON.stringify(text.slice(0, 80))}`
    found.push({ what, topic, body: await answer.text() })
  }
  return found
}

async function expectReadAlike(answers: readonly Answer[]): Promise<void> {
  const [first, ...others] = jsonReaders()
  const expected = (await first?.read(answers.map(({ body }) => body))) ?? []
  expect(expected).toHaveLength(answers.length)
  for (const { name, read } of others) {
    const seen = await read(answers.map(({ body }) => body))
    for (const [at, { what }] of answers.entries()) {
      expect(JSON.stringify(seen[at]), `${name}: ${what}`).toBe(JSON.stringify(expected[at]))
    }
  }
}

describe('answers in JSON', () => {
  test('each answer to a hostile request is read alike by three parsers, and has our own members alone', async () => {
    const answers = await answersToPrograms()
    expect(answers.length).toBeGreaterThan(1_500)
    await expectReadAlike(answers)
    for (const { what, body } of answers) {
      const { errors = [], proof, ...members } = JSON.parse(body) as Record<string, unknown>
      for (const name of Object.keys(members))
        expect(['type', 'title', 'status', 'detail'], what).toContain(name)
      for (const wrong of errors as object[]) expect(Object.keys(wrong), what).toEqual(['field', 'detail'])
      expect(proof === undefined || typeof proof === 'object', what).toBe(true)
      // What an echo does not show stands in it as an escape.
      expect(body, what).not.toMatch(
        /[\p{Cc}\p{Cs}\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u,
      )
    }
  })

  test('each export of a reader with a hostile topic is read alike by three parsers, and holds the topic', async () => {
    const answers = await exports()
    await expectReadAlike(answers)
    for (const { what, body, topic } of answers) {
      const [item] = JSON.parse(body) as { preferences?: { topics?: string[] } }[]
      expect(item?.preferences?.topics, what).toEqual([topic])
    }
  })

  test('some hostile texts are topics, so that the tables above hold what readers can choose', () => {
    const chosen = hostileInputs.filter(
      ({ text }) => !('problem' in parseTopic(text)) && showableTopics([text]).length === 1,
    )
    expect(chosen.length).toBeGreaterThan(50)
  })
})

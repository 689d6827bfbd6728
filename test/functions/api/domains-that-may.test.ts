import { describe, expect, test } from 'vitest'
import { aConfirmed } from '../../fakes/a-subscriber.ts'
import { apiWorld, idOfAddress } from './api-world.ts'

const domains = {
  onlyDomains: ['uni.example', 'xn--bcher-kva.example'],
  refusedDomains: ['alumni.uni.example'],
}
const refusals = [
  {
    email: 'ann@example.org',
    en: 'Only addresses at uni.example and bücher.example can sign up here, not at example.org. Please use such an address.',
    de: 'Hier können sich nur Adressen bei uni.example und bücher.example anmelden, keine bei example.org. Bitte verwenden Sie eine solche Adresse.',
  },
  {
    email: 'ann@alumni.uni.example',
    en: 'Addresses at alumni.uni.example cannot sign up here. Please use another address.',
    de: 'Mit einer Adresse bei alumni.uni.example ist hier keine Anmeldung möglich. Bitte verwenden Sie eine andere Adresse.',
  },
]

describe('where only some domains may sign up', () => {
  test.each(refusals)('a program that signs up $email is told so', async ({ email, en }) => {
    const world = apiWorld({ domains })
    const answer = await world.postJson({ email })
    expect(answer.status).toBe(400)
    expect(await answer.json()).toMatchObject({ errors: [{ field: 'email', detail: en }] })
    expect(world.calls.names).toEqual([])
  })

  test.each(refusals)('a visitor who signs up $email is told so, in their language', async (each) => {
    for (const language of ['en', 'de'] as const) {
      const world = apiWorld({ domains })
      const answer = await world.request('/subscribe', {
        method: 'POST',
        body: new URLSearchParams({ email: each.email }),
        headers: { 'Accept-Language': language },
      })
      expect(answer.status).toBe(400)
      const page = await answer.text()
      expect(page).toContain(each[language])
      expect(page).toContain(each.email)
      expect(world.calls.names).toEqual([])
    }
  })

  test('the refusal is the same for a reader who subscribed when their domain was allowed', async () => {
    const email = 'ann@example.org'
    const [known, unknown] = [apiWorld({ domains }), apiWorld({ domains })]
    known.put(aConfirmed({ id: idOfAddress(email) }))
    const answers = await Promise.all(
      [known, unknown].map(async (world) => (await world.postJson({ email })).text()),
    )
    expect(answers[0]).toBe(answers[1])
  })

  test('an address of an allowed domain signs up as always', async () => {
    expect((await apiWorld({ domains }).postJson({ email: 'ann@cs.uni.example' })).status).toBe(202)
  })
})

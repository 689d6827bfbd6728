import { describe, expect, test } from 'vitest'
import { addressProblems } from '../../../shared/language/en/address.ts'
import type { AddressProblem } from '../../../shared/subscriber/address/address.ts'
import { en } from '../../fakes/english.ts'
import { apiWorld } from './api-world.ts'
import { expectProblem } from './expect-problem.ts'

const email = 'ann@example.org'

const badAddresses: Record<AddressProblem, string> = {
  empty: '  ',
  'too-long': `${'a'.repeat(65)}@example.org`,
  'invisible-character': 'ann@example.org\r\nBcc: ben@example.org',
  quoted: '"ann b"@example.org',
  'not-bare': 'ann@example.org (Ann)',
  'no-at': 'ann.example.org',
  'several-addresses': 'ann@example.org,ben@example.org',
  'white-space': 'ann b@example.org',
  incomplete: 'ann@',
  'non-ascii-local-part': 'añn@example.org',
  'encoded-word': '=?utf-8?q?ann?=@example.org',
  'local-part-character': 'ann,b@example.org',
  dots: 'ann..b@example.org',
  'invalid-domain': 'ann@exa_mple.org',
  'numeric-domain': 'ann@[192.0.2.1]',
}

describe('a bad address', () => {
  test.each(Object.entries(badAddresses))(
    'an address with the problem “%s” is refused with words that help',
    async (code, bad) => {
      const world = apiWorld()
      const detail = addressProblems[code as AddressProblem]
      const errors = [{ field: 'email', detail }]
      await expectProblem(world, await world.postJson({ email: bad }), {
        status: 400,
        title: en.api.invalid,
        errors,
        detail: `email: ${detail}`,
      })
    },
  )

  test.each([
    ['missing', {}],
    ['an empty text', { email: '' }],
  ])('an address that is %s is refused as empty', async (_what, body) => {
    const world = apiWorld()
    const errors = [{ field: 'email', detail: addressProblems.empty }]
    await expectProblem(world, await world.postJson(body), { status: 400, title: en.api.invalid, errors })
  })

  test.each([
    [null, 'null'],
    [7, '7'],
    [true, 'true'],
    [['ann@example.org'], '["ann@example.org"]'],
    [{ address: 1 }, '{"address":1}'],
  ])('the address %j, which is not a text, is refused with its value', async (bad, shown) => {
    const world = apiWorld()
    const errors = [{ field: 'email', detail: `The address has to be a text, not ${shown}.` }]
    await expectProblem(world, await world.postJson({ email: bad }), {
      status: 400,
      title: en.api.invalid,
      errors,
    })
  })
})

describe('the answer to bad fields', () => {
  const fiveHundred = Array.from({ length: 500 }, (_, n) => `topic ${n}`)
  test.each<[field: string, value: unknown, said: string, allowed: string]>([
    ['timezone', 'Mars/Olympus', '“Mars/Olympus” is not a time zone', 'Europe/Berlin'],
    ['timezone', '+02:00', '“+02:00” is not a time zone', 'IANA name'],
    ['timezone', 1, '“1” is not a time zone', 'IANA name'],
    ['hour', 25, '“25” is not an hour', 'whole number from 0 to 23'],
    ['hour', 24, '“24” is not an hour', 'whole number from 0 to 23'],
    ['hour', -1, '“-1” is not an hour', 'whole number from 0 to 23'],
    ['hour', 8.5, '“8.5” is not an hour', 'whole number from 0 to 23'],
    ['hour', '8 am', '“8 am” is not an hour', 'whole number from 0 to 23'],
    ['frequency', 'hourly', '“hourly” is not a frequency', 'daily, weekdays, and weekly'],
    ['frequency', 1, '“1” is not a frequency', 'daily, weekdays, and weekly'],
    ['topics', fiveHundred, '500 topics are too many', 'up to 10'],
    ['topics', 'graphs', '“graphs” is not a list of topics', 'list of up to 10 texts'],
    ['topics', { graphs: true }, '“{"graphs":true}” is not a list', 'list of up to 10 texts'],
    [
      'frequenzy',
      'daily',
      'There is no field “frequenzy”',
      'email, hour, timezone, frequency, topics, and language',
    ],
    ['hour ', 8, 'There is no field “hour ”', 'email, hour, timezone, frequency, topics, and language'],
    [
      'constructor',
      8,
      'There is no field “constructor”',
      'email, hour, timezone, frequency, topics, and language',
    ],
  ])('the bad field %s is named with its value and the allowed ones', async (field, value, said, allowed) => {
    const world = apiWorld()
    const problem = await expectProblem(world, await world.postJson({ email, [field]: value }), {
      status: 400,
      title: en.api.invalid,
      errors: [{ field, detail: expect.stringContaining(said) }],
      detail: expect.stringContaining(said),
    })
    expect(problem.errors[0]?.detail).toContain(allowed)
  })

  test.each<[topics: unknown[], place: string, said: string, allowed: string]>([
    [['x'], 'topics[0]', '“x” is not a topic: it is too short.', '2 to 80 characters'],
    [['graphs', '--'], 'topics[1]', '“--” is not a topic: it has nothing to look for.', '(cs.LG)'],
    [['author:'], 'topics[0]', '“author:” is not a topic: it has nothing', 'author: Jane Doe'],
    [['graphs', 'maps', 7], 'topics[2]', '“7” is not a topic: it is not a text.', 'Use words'],
    [
      ['y'.repeat(81)],
      'topics[0]',
      `“${'y'.repeat(60)}…” is not a topic: it is too long.`,
      '2 to 80 characters',
    ],
    [['a,b'], 'topics[0]', '“a,b” is not a topic: it contains a comma.', 'a topic of its own'],
    [['b c d e f g h i j'], 'topics[0]', 'is not a topic: it has too many words.', 'up to 8'],
    [['graph\u202es'], 'topics[0]', 'it contains an invisible character', 'by hand'],
    [['the'], 'topics[0]', '“the” is not a topic: every abstract has such words.', 'Add one'],
    [['speech cs.XX'], 'topics[0]', 'arXiv has no category “cs.XX”.', 'cs.LG'],
    [['cat: foo'], 'topics[0]', 'arXiv has no category “foo”.', 'category_taxonomy'],
  ])(
    'the bad topics %j are named with their place and the allowed ones',
    async (topics, place, said, allowed) => {
      const world = apiWorld()
      const problem = await expectProblem(world, await world.postJson({ email, topics }), {
        status: 400,
        title: en.api.invalid,
        errors: [{ field: place, detail: expect.stringContaining(said) }],
        detail: expect.stringContaining(`${place}: `),
      })
      expect(problem.errors[0]?.detail).toContain(allowed)
    },
  )

  test('a field named __proto__ is refused by its name', async () => {
    const world = apiWorld()
    const answer = await world.request('/api/subscriptions', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: `{"__proto__": {"email": "${email}"}}`,
    })
    await expectProblem(world, answer, {
      status: 400,
      title: en.api.invalid,
      errors: [
        { field: 'email', detail: addressProblems.empty },
        { field: '__proto__', detail: expect.stringContaining('There is no field') },
      ],
    })
  })

  test('all bad fields are named at once', async () => {
    const world = apiWorld()
    const wrong = {
      email: 'ann',
      timezone: 'x',
      hour: 99,
      frequency: 'never',
      topics: ['y', 'z'],
      zone: 'UTC',
    }
    const problem = await expectProblem(world, await world.postJson(wrong), {
      status: 400,
      title: en.api.invalid,
    })
    const named = problem.errors.map(({ field }) => field)
    expect(named.sort()).toEqual(['email', 'frequency', 'hour', 'timezone', 'topics[0]', 'topics[1]', 'zone'])
    for (const { field } of problem.errors) expect(problem.detail).toContain(`${field}: `)
  })
})

import { describe, expect, test } from 'vitest'
import { en } from '../../../shared/language/en/en.ts'
import { type Facts, factsOf } from '../../../shared/language/facts.ts'
import { languagesOf } from '../../../shared/language/languages.ts'
import { erasedLifetimeMs } from '../../../shared/subscriber/leaving/erase-subscriber.ts'
import { lettersPerDay } from '../../../shared/subscriber/letter/letter-budget.ts'
import { links } from '../../../shared/subscriber/link/links.ts'
import { languageTags } from '../../../shared/subscriber/preferences/language-tag.ts'
import { largestRequestBytes } from '../../../shared/subscriber/sign-up/request-subscription.ts'
import { backupDays } from '../../../shared/subscriber/subscriber-store.ts'
import { dayMs, hourMs } from '../../../shared/time/clock.ts'

const facts = factsOf('Paperwire')

test('the facts of the catalogues are the constants of the code', () => {
  expect(facts).toMatchObject({ lettersPerDay, largestRequestBytes, erasedLifetimeMs, backupDays })
  for (const purpose of ['confirm', 'preferences', 'erase', 'unsubscribe'] as const) {
    expect(facts.lifetimeMs(purpose)).toBe(links[purpose].lifetimeMs)
  }
})

/** A changed fact, a sentence, its words today and its words with the change. */
const sentences: readonly [
  change: Partial<Facts>,
  sentence: (language: ReturnType<typeof en>) => string,
  today: string,
  then: string,
][] = [
  [{ brand: 'Digest' }, ({ letters }) => letters.confirm.subject, 'to Paperwire', 'to Digest'],
  [{ lettersPerDay: 5 }, ({ pages }) => pages.sent.hint, 'at most three mails', 'at most five mails'],
  [{ lettersPerDay: 5 }, ({ letters }) => letters.undo.sent, 'three such', 'five such'],
  [{ lettersPerDay: 5 }, ({ letters }) => letters.erase.sent, 'three such', 'five such'],
  [{ lettersPerDay: 5 }, ({ letters }) => letters['fresh-link'].sent, 'three such', 'five such'],
  [{ lifetimeMs: () => dayMs }, ({ pages }) => pages.confirm.expiredBody, 'for three days', 'for one day'],
  [{ lifetimeMs: () => 5 * hourMs }, ({ pages }) => pages.erase.expiredBody, 'three days', '5 hours'],
  [{ lifetimeMs: () => 7 * dayMs }, ({ pages }) => pages.preferences.expiredBody, '30 days', 'seven days'],
  [
    { lifetimeMs: () => 7 * dayMs },
    ({ letters }) => letters['fresh-link'].ask.body,
    'works for 30 days',
    'works for seven days',
  ],
  [{ largestRequestBytes: 8192 }, ({ pages }) => pages.tooLarge.body, 'up to 16 kB', 'up to 8 kB'],
  [{ largestRequestBytes: 8192 }, ({ api }) => api.tooLargeDetail, 'at most 16 kB', 'at most 8 kB'],
  [{ erasedLifetimeMs: 2 * dayMs }, ({ pages }) => pages.erase.doneBody, 'For ten days', 'For two days'],
  [{ backupDays: 7 }, ({ pages }) => pages.erase.doneBody, 'up to 35 days', 'up to 7 days'],
  [{ maximumTopics: 3 }, ({ preferences }) => preferences.topics.hint ?? '', 'up to 10', 'up to 3'],
]

describe('a sentence changes with the constant that it names', () => {
  test.each(sentences)('the change %j changes the sentence "%s"', (change, sentence, today, then) => {
    expect(sentence(en(facts))).toContain(today)
    const changed = sentence(en({ ...facts, ...change }))
    expect(changed).toContain(then)
    expect(changed).not.toContain(today)
  })

  test.each(languageTags)('sentences of the catalogue %s change with every fact', async (tag) => {
    for (const [change, sentence] of sentences) {
      const as = async (given: Facts) => sentence(await languagesOf(given, 'en').load(tag))
      expect(await as({ ...facts, ...change }), await as(facts)).not.toBe(await as(facts))
    }
  })
})

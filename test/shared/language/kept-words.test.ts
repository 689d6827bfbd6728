import { expect, test } from 'vitest'
import { consentWording } from '../../../shared/language/consent-wording.ts'
import { factsOf } from '../../../shared/language/facts.ts'
import { keptWords, wordsInForce, wordsOf } from '../../../shared/language/kept-words.ts'
import { languagesOf } from '../../../shared/language/languages.ts'
import { languageTags } from '../../../shared/subscriber/preferences/language-tag.ts'

const kept = await keptWords()

test('all words of consent that are in force are kept: after a change, `npm run keep-words` adds them', async () => {
  for (const now of await wordsInForce()) expect(kept).toContainEqual(now)
})

const pairs = languageTags.flatMap((form) => languageTags.map((reader) => [form, reader] as const))
const brands = ['Paperwire', 'Physics & Co.', 'Käse "2"\\', '$& $1', '{brand}']

test.each(pairs)(
  'a version leads back to its words: form in %s, letter in %s',
  async (formTag, readerTag) => {
    for (const brand of brands) {
      const languages = languagesOf(factsOf(brand), 'en')
      const [form, reader] = [await languages.load(formTag), await languages.load(readerTag)]
      const words = wordsOf(consentWording(form, reader), ['Another name', brand], kept)
      expect(words?.form).toContain(form.form.promise)
      expect(words?.letterAndPage).toEqual(
        expect.arrayContaining([reader.letters.confirm.subject, reader.pages.confirm.button]),
      )
    }
  },
)

test('a version of words that changed since leads back to the words of then', async () => {
  const en = await languagesOf(factsOf('Paperwire'), 'en').load('en')
  const then = { ...en, form: { ...en.form, promise: 'We promised something else.' } }
  const [now] = await wordsInForce()
  const old = JSON.parse(JSON.stringify(now).replace(en.form.promise, then.form.promise))
  expect(wordsOf(consentWording(then), ['Paperwire'], [...kept, old])?.form).toContain(then.form.promise)
})

test('of an unknown version, or under a name that the service never had, no words are told', async () => {
  const en = await languagesOf(factsOf('Paperwire'), 'en').load('en')
  expect(wordsOf('en-000000000000', ['Paperwire'], kept)).toBeUndefined()
  expect(wordsOf('', ['Paperwire'], kept)).toBeUndefined()
  expect(wordsOf(consentWording(en), ['Another name'], kept)).toBeUndefined()
})

import { expect, test } from 'vitest'
import { factsOf } from '../../../shared/language/facts.ts'
import { languageOf, languagesOf } from '../../../shared/language/languages.ts'
import { languageTags } from '../../../shared/subscriber/preferences/language-tag.ts'

const languages = languagesOf(factsOf('Paperwire'), 'de')

test.each(languageTags)('the catalogue of "%s" names its own language', async (tag) => {
  expect((await languages.load(tag)).tag).toBe(tag)
})

test('a catalogue is made once', async () => {
  expect(await languages.load('en')).toBe(await languages.load('en'))
})

test('a reader gets the language that they chose', async () => {
  expect((await languages.of({ preferences: { language: 'en' } })).tag).toBe('en')
})

test.each([undefined, '', 'tlh', 'constructor'])(
  'a reader whose item names the language %j gets the operator’s',
  async (language) => {
    const preferences = language === undefined ? {} : { language }
    expect(languageOf(preferences, 'de')).toBe('de')
    expect((await languages.of({ preferences })).tag).toBe('de')
  },
)

import { expect, test } from 'vitest'
import { consentWording } from '../../../shared/language/consent-wording.ts'
import { en, languages } from '../../fakes/english.ts'

test('the version of the consent’s words is their language and a hash', () => {
  expect(consentWording(en)).toMatch(/^en-[0-9a-f]{12}$/)
})

test('the version of the consent’s words stays the same as long as the words do, and differs by language', async () => {
  expect(consentWording({ ...en })).toBe(consentWording(en))
  expect(consentWording(await languages.load('de'))).toMatch(/^de-[0-9a-f]{12}$/)
})

const { confirm } = en.letters
test.each([
  ['the promise of the form', { form: { ...en.form, promise: 'We will write you a lot.' } }],
  ['the button of the form', { form: { ...en.form, subscribe: 'Go' } }],
  ['the description of the service', { tagline: 'Advertisements.' }],
  [
    'the question of the confirmation',
    { letters: { ...en.letters, confirm: { ...confirm, body: () => ['Hello.'] } } },
  ],
  ['the way back', { letters: { ...en.letters, undo: { ...en.letters.undo, body: () => ['Hello.'] } } }],
  ['the page that confirms', { pages: { ...en.pages, confirm: { ...en.pages.confirm, button: 'Open' } } }],
  ['the button that confirms', { letters: { ...en.letters, confirm: { ...confirm, button: 'Open' } } }],
])('the version of the consent’s words changes with %s', (_what, change) => {
  expect(consentWording({ ...en, ...change })).not.toBe(consentWording(en))
})

test('the version of the consent’s words does not change with words that nobody agrees to', () => {
  const pages = { ...en.pages, notFound: { ...en.pages.notFound, body: 'Nothing.' } }
  expect(consentWording({ ...en, pages })).toBe(consentWording(en))
})

test('the version names both languages if the letter speaks another one than the form', async () => {
  const de = await languages.load('de')
  expect(consentWording(en, de)).toMatch(/^en\+de-[0-9a-f]{12}$/)
  expect(consentWording(en, de).slice(-12)).not.toBe(consentWording(de).slice(-12))
})

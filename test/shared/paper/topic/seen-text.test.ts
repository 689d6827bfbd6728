import { describe, expect, test } from 'vitest'
import { parseTopic } from '../../../../shared/paper/topic/parse-topic.ts'
import { seenText } from '../../../../shared/paper/topic/seen-text.ts'

/** Characters that nobody sees, by what they are for. */
const unseen = {
  'soft hyphen': '\u00ad',
  'combining grapheme joiner': '\u034f',
  'Arabic letter mark': '\u061c',
  'Hangul filler': '\u3164',
  'Hangul choseong filler': '\u115f',
  'halfwidth Hangul filler': '\uffa0',
  'Khmer inherent vowel': '\u17b4',
  'Mongolian vowel separator': '\u180e',
  'Mongolian variation selector': '\u180b',
  'zero-width space': '\u200b',
  'zero-width non-joiner': '\u200c',
  'zero-width joiner': '\u200d',
  'word joiner': '\u2060',
  'invisible times': '\u2062',
  'inhibit symmetric swapping': '\u206a',
  'variation selector': '\ufe0f',
  'variation selector supplement': '\u{e0100}',
  'byte order mark': '\ufeff',
  'interlinear annotation': '\ufff9',
  noncharacter: '\uffff',
  'shorthand control': '\u{1bca0}',
  'musical control': '\u{1d173}',
  tag: '\u{e0041}',
  'several of them': '\u200b\u200d\u00ad\u200c\u{e0041}',
} as const

describe('characters of a topic that nobody sees', () => {
  test.each(Object.entries(unseen))('a %s is left out within a word and around it', (_, sign) => {
    const typed = `${sign}gr${sign}aph ${sign} neural${sign}`
    expect(parseTopic(typed)).toEqual(parseTopic('graph neural'))
  })

  test.each(Object.entries(unseen))('a topic of nothing but a %s is empty', (_, sign) => {
    expect(parseTopic(`${sign} ${sign}${sign}`)).toEqual({ problem: 'too-short' })
  })

  test.each([
    'graph',
    'Schrödinger',
    '神经网络',
    'нейронные сети',
    'שלום',
    'ภาษาไทย',
    '한국어',
    'H₂O',
    'x²',
    '😀',
    '1',
    '-',
  ])('no joiner stays in “%s”, whose script has none', (word) => {
    const joined = [...word].join('\u200d')
    expect(seenText(`\u200c${joined}\u200c`)).toBe(word)
  })

  test.each([
    ['Persian, parted', 'می\u200cخواهم'],
    ['Persian, with an ending', 'کتاب\u200cها'],
    ['Urdu', 'اہم\u200cترین'],
    ['Arabic beside a vowel sign', 'كَ\u200dت'],
    ['Syriac', 'ܫ\u200cܠ'],
    ['Hindi, half a letter', 'क्\u200dष'],
    ['Hindi, a sign of its own', 'क्\u200cष'],
    ['Marathi', 'तऱ्\u200dया'],
    ['Bengali', 'র\u200d্যাম'],
    ['Kannada', 'ಕ್\u200cಷ'],
    ['Telugu', 'క్\u200cష'],
    ['Tamil', 'க்\u200cஷ'],
    ['Gujarati', 'ક્\u200dષ'],
    ['Malayalam', 'ക്\u200cഷ'],
    ['Malayalam, the end of a word', 'അവന്\u200d പോയി'],
    ['Sinhala', 'ශ්\u200dරී'],
    ['Khmer', 'ក្\u200dស'],
    ['Burmese', 'က္\u200cက'],
    ['Mongolian', 'ᠮ\u200dᠣ'],
    ['Chakma, beyond the first plane', '𑄇\u200c𑄈'],
  ])('a joiner stays where a word of %s needs it', (_, word) => {
    expect(seenText(word)).toBe(word)
    expect(parseTopic(word)).toMatchObject({ text: word })
  })

  test.each([
    ['at the end of a word', 'کتاب\u200c', 'کتاب'],
    ['at its beginning', '\u200cکتاب', 'کتاب'],
    ['before a space', 'کتاب\u200c ها', 'کتاب ها'],
    ['between two scripts', 'کتاب\u200cgraph', 'کتابgraph'],
    ['beside a digit', 'کتاب\u200c2', 'کتاب2'],
    ['beside a full stop', 'کتاب\u200c.', 'کتاب.'],
    ['several times', 'کتاب\u200c\u200c\u200cها', 'کتاب\u200cها'],
    ['among others', 'کتاب\u200b\u200c\u{e0041}ها', 'کتاب\u200cها'],
    ['of another kind', 'کتاب\u200bها', 'کتابها'],
  ])('a joiner %s stays once or not at all', (_, typed, kept) => {
    expect(seenText(typed)).toBe(kept)
  })

  test('two spellings that look the same are one topic', () => {
    expect(parseTopic('e\u034f\u0301tude')).toEqual(parseTopic('étude'))
  })

  test('what nobody sees makes no topic too long, and hides no link', () => {
    expect(parseTopic(`gra${'\u200b'.repeat(200)}ph`)).toEqual(parseTopic('graph'))
    expect(parseTopic('evil.c\u200dom/x')).toEqual({ problem: 'link' })
  })

  test('a long run of them takes no time that grows with its square', () => {
    const long = '\u200cک'.repeat(100_000)
    expect(seenText(long)).toHaveLength(long.length - 1)
    expect(seenText('\u200b'.repeat(1_000_000))).toBe('')
  })
})

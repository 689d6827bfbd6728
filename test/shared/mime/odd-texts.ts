import fc from 'fast-check'

/** Texts as sources, readers and operators write them, each of a kind that breaks mails. */
export const oddTexts = {
  'a plain one': 'Attention Is All You Need',
  umlauts: 'Zeitung für künstliche Intelligenz – Übersicht über größere Änderungen',
  'Chinese without a space': '深度学习与大型语言模型的原理'.repeat(20),
  'Japanese and Latin mixed': '深層学習の原理 — Principles of Deep Learning, 第２版',
  'Arabic, from right to left': 'مقدمة في التعلم العميق والشبكات العصبية',
  'emoji of several code points': '👩‍👩‍👧‍👦🏳️‍🌈👍🏽🇩🇪'.repeat(12),
  'combining marks': `Ấ${'\u0301\u0323\u0308'.repeat(40)}`,
  'a very long word': 'Methionylthreonylthreonyl'.repeat(40),
  'a very long word with umlauts': 'Donaudampfschifffahrtsgesellschaftskapitänsmütze'.repeat(12),
  'a long link': `https://openreview.net/forum?id=${'aB3_-'.repeat(60)}&noteId=${'x=y'.repeat(30)}#discussion`,
  'many short words': 'a b c '.repeat(100).trim(),
  'many equals signs': '= =='.repeat(60),
  'quotes, commas, backslashes': String.raw`Example Lab, Inc. (AI); "the \ best" <lab@example.org>`,
  'an encoded word': '=?utf-8?q?x?= and =?utf-8?b?eA==?=',
  'half an encoded word': '=?utf-8?Q?a b?= =?utf-8?X?x',
  'white space at both ends': '  Two  spaces\tand a tab  ',
  'lines of mbox and SMTP': 'From here on. .. .',
  'other line ends': 'one\u2028two\u2029three\u0085four\vfive\fsix',
  'a boundary': '--=_part--',
  'no-break spaces': '\u00a0non\u00a0breaking\u202fspaces\u3000',
} as const

/** Texts of all kinds, alone and glued together, and any others. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom(...Object.values(oddTexts)),
  fc
    .array(fc.constantFrom(...Object.values(oddTexts)), { minLength: 2, maxLength: 4 })
    .map((texts) => texts.join(' ')),
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 200 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }),
)

/** One line: what a header may hold. */
export const anyLine: fc.Arbitrary<string> = anyText.map((text) => text.replaceAll(/[\r\n\0]/g, ' '))

/** A name of a stage: one line without control characters that is not empty. */
export const anyName: fc.Arbitrary<string> = anyText
  .map((text) =>
    text
      .replaceAll(/\p{Cc}/gu, '')
      .slice(0, 200)
      .toWellFormed(),
  )
  .filter((text) => /\S/.test(text))

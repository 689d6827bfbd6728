// @module-tag property
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type AddressProblem,
  type EmailAddress,
  normaliseAddress,
  parseAddress,
} from '../../../../shared/subscriber/address/address.ts'

const atext = "ABCxyz0189!#$%&'*+-/=?^_`{|}~"
const long = (length: number) => 'a'.repeat(length)
const domainOf = (length: number) => `${`${long(63)}.`.repeat(3)}${long(length - 192)}`

const accepted: [typed: string, address: string][] = [
  ['ann@example.org', 'ann@example.org'],
  ['  ann@example.org\t', 'ann@example.org'],
  ['Ann.B+papers@Example.ORG', 'Ann.B+papers@example.org'],
  [`${atext}@example.org`, `${atext}@example.org`],
  ['123@456.com', '123@456.com'],
  ['ann@io', 'ann@io'],
  ['ann@a--b.c-d.example', 'ann@a--b.c-d.example'],
  [`${long(64)}@example.org`, `${long(64)}@example.org`],
  [`ann@${long(63)}.org`, `ann@${long(63)}.org`],
  [`a@${domainOf(252)}`, `a@${domainOf(252)}`],
  ['ann@Bücher.example', 'ann@xn--bcher-kva.example'],
  ['ann@bu\u0308cher.example', 'ann@xn--bcher-kva.example'],
  ['ann@faß.example', 'ann@xn--fa-hia.example'],
  ['ann@郵件。商務', 'ann@xn--5nqv22n.xn--lhr59c'],
  ['ann@ｅｘａｍｐｌｅ．ｏｒｇ', 'ann@example.org'],
  ['ann@XN--BCHER-kva.example', 'ann@xn--bcher-kva.example'],
  ['ann@bücher.xn--p1ai', 'ann@xn--bcher-kva.xn--p1ai'],
  ['ann@نامه\u200cای.example', 'ann@xn--mgba3gch31f060k.example'],
]

const refused: Record<AddressProblem, string[]> = {
  empty: ['', ' \t '],
  'too-long': [
    `${long(65)}@example.org`,
    `ann@${long(64)}.org`,
    `ann@${'ü'.repeat(60)}a.org`,
    `aa@${domainOf(252)}`,
    `ann@${long(2_000)}@`,
  ],
  'invisible-character': [
    'ann@example.org\r\nBcc: ben@example.org',
    'ann\0@example.org',
    '\u202eann@example.org',
    'ann@\u202eexample.org',
    'ann\u0094@example.org',
  ],
  quoted: ['"ann"@example.org', '"ann b"@example.org', '"a@b"@example.org', '"a<b"@example.org'],
  'not-bare': [
    'ann@example.org (Ann)',
    'ben@example.org <ann@example.org>',
    'Ann <ann@example.org> or Ben <ben@example.org>',
    '<a>ann@example.org</a>',
  ],
  'no-at': ['ann', 'ann.example.org', 'mailto:ann', 'ann at example.org', '＃'],
  'several-addresses': [
    'ann@example.org, ben@example.org',
    'ann@@example.org',
    'ann@example.org ben@example.org',
  ],
  'white-space': [
    'ann b@example.org',
    'ann@ example.org',
    'ann@example.\torg',
    'ann\u00a0b@example.org',
    'Dr.\u00a0ann@example.org',
    'ann@example.org.\u00a0Thanks',
    'Ann ann@example.org',
  ],
  incomplete: ['@', '@example.org', 'ann@'],
  'non-ascii-local-part': ['añn@example.org', '郵件@example.org', 'ann\ud800@example.org'],
  'encoded-word': [
    '=?utf-8?q?x?=@example.org',
    '=?UTF-8?B?eEBldmlsLmV4YW1wbGU?=@example.org',
    '=?iso-8859-1*en?Q?x?=@example.org',
    'ann=?utf-8?q?=40evil.example?=@example.org',
    'a.=?x?b?eQ==?=.b@example.org',
    '=?utf-8?q?x@example.org',
    '<=?utf-8?q?x?=@example.org>',
  ],
  'local-part-character': [
    'ann,b@example.org',
    'ann:b@example.org',
    'a\\n@example.org',
    'a"n"@example.org',
    'a[@b.org',
  ],
  dots: [
    '.ann@example.org',
    'ann.@example.org',
    'ann..b@example.org',
    'ann@.example.org',
    'ann@example..org',
    'ann@example。。org',
  ],
  'invalid-domain': [
    'ann@a_b.org',
    'ann@-example.org',
    'ann@example-.org',
    'ann@example.org-',
    'ann@%41.org',
    'ann@%41é.org',
    'ann@a/b.org',
    'ann@é#b.org',
    'ann@example.org:25',
    'ann@example,org',
    'ann@a[1.2.3.4]',
    'ann@①②.org',
    'ann@℡.org',
    'ann@é／b.org',
    'ann@a\u200db.org',
    'ann@xn--zzzzzzz99999.org',
    'ann@xn--a.org',
    'ann@xn--example-.org',
    'ann@bücher.xn--test',
    'ann@\ud800.org',
  ],
  'numeric-domain': [
    'ann@[1.2.3.4]',
    'ann@[IPv6:::1]',
    'ann@[',
    'ann@1.2.3.4',
    'ann@0x7f.1',
    'ann@iana.123',
    'ann@１２３',
  ],
}

describe('an address that can be mailed', () => {
  test.each(accepted)('the address %j is accepted as %j', (typed, address) => {
    expect(parseAddress(typed)).toEqual({ ok: true, address })
  })
})

/** What comes along with a pasted address, around it. */
const wrapped: readonly string[] = [
  ...[
    '\u00a0¤',
    '¤\u00a0',
    '\u2007¤\u202f',
    '\u3000¤\u3000',
    '\ufeff¤',
    '¤\ufeff',
    '\u200b¤\u200b',
    '\u2060¤',
    '¤\u200d',
  ],
  ...[
    '¤\n',
    '\r\n¤',
    '¤\r\n\t',
    '¤\u2028',
    '¤\u0085',
    '\u200e¤\u200f',
    '\u202a¤\u202c',
    '\u2068¤\u2069',
    '\u061c¤',
  ],
  ...[
    '¤;',
    '¤,',
    '¤.',
    '¤:',
    '¤!',
    '¤?',
    '¤...',
    '¤…',
    '¤。',
    '¤、',
    '¤，',
    '¤；',
    '¤)',
    '¤>',
    '¤]',
    '¤"',
    "¤'",
    '¤”',
    '¤/',
  ],
  ...['¤; ', '¤ ,', '¤.;', ';¤', ',¤', ': ¤', '• ¤', '>¤', '"¤', '“¤'],
  ...[
    '<¤>',
    '<<¤>>',
    '(¤)',
    '[¤]',
    '{¤}',
    '"¤"',
    "'¤'",
    '`¤`',
    '*¤*',
    '**¤**',
    '_¤_',
    '|¤|',
    '＜¤＞',
    '（¤）',
  ],
  ...[
    '“¤”',
    '„¤“',
    '”¤”',
    '‘¤’',
    '‚¤‘',
    '«¤»',
    '»¤«',
    '‹¤›',
    '「¤」',
    '【¤】',
    '<¤>,',
    '"¤";',
    "'¤',",
    '(<¤>).',
  ],
  ...[
    'mailto:¤',
    'MAILTO:¤',
    'mailto: ¤',
    'mailto://¤',
    'mailto:¤?subject=Papers',
    '<mailto:¤>',
    '\u200bmailto:¤;',
  ],
  ...[
    'Ann <¤>',
    '"Ann B." <¤>',
    "'Ann' <¤>;",
    'Ann<¤>',
    'Bücher, Ann <¤>',
    '¤ <¤>',
    '"¤" <¤>',
    '¤<mailto:¤>',
    '¤ [mailto:¤]',
  ],
  ...['[¤](mailto:¤)', '[Ann](mailto:¤)', '“Ann” <¤>', 'Ann <¤>, '],
]

/** The same address with other characters in it. */
const written: readonly string[] = [
  ...[
    'ann.b+c@example.org',
    'ann.b+c＠example.org',
    'ann.b+c﹫example.org',
    'ａｎｎ．ｂ＋ｃ＠ＥＸＡＭＰＬＥ．ＯＲＧ',
  ],
  ...['ann.b+c@example。org', 'ann.b+c@example｡org', 'ann。b+c@example．org', 'ann.b+c@exam\u00adple.org'],
  ...[
    'ann\u200b.b+c@example.org',
    'ann.b+c\ufeff@\u2060example.org',
    'ann.b+c@\u200eexample.org',
    'ann.b+c\u200d@example.org',
  ],
  ...['ann.b+c\u00a0@example.org', 'ann.b+c@\u202fexample.\u00a0org'],
]

describe('what was pasted along with an address', () => {
  test.each(wrapped)('an address pasted as %j is accepted without what came along', (around) => {
    for (const address of ['ann@example.org', "o'b{x}@example.org"]) {
      expect(parseAddress(around.replaceAll('¤', () => address))).toEqual({ ok: true, address })
    }
  })

  test.each(written)('an address written as %j is accepted in plain characters', (text) => {
    expect(parseAddress(text)).toEqual({ ok: true, address: 'ann.b+c@example.org' })
  })

  test.each([
    ['mailto:ann%2Bb@example.org', 'ann+b@example.org'],
    ['mailto:100%@example.org', '100%@example.org'],
    ['o’brien@example.org', "o'brien@example.org"],
    ["'ann@example.org", "'ann@example.org"],
    ['{ann}@example.org', '{ann}@example.org'],
    ['*ann*@example.org', '*ann*@example.org'],
    ['mailto@example.org', 'mailto@example.org'],
  ])('the address %j is %j', (typed, address) => {
    expect(parseAddress(typed)).toEqual({ ok: true, address })
  })
})

describe.each(Object.entries(refused))('an address that is refused as %s', (problem, texts) => {
  test.each(texts)(`the address %j is refused as ${problem}`, (text) => {
    expect(parseAddress(text)).toEqual({ ok: false, problem })
  })
})

test('two spellings of one address are one subscriber', () => {
  expect(normaliseAddress('Ann.B@example.org' as EmailAddress)).toBe('ann.b@example.org')
})

describe('for any text', () => {
  const letters = (alphabet: string, maxLength: number) =>
    fc.string({ unit: fc.constantFrom(...alphabet), minLength: 1, maxLength })
  const dotAtom = fc.array(letters(atext, 12), { minLength: 1, maxLength: 4 }).map((atoms) => atoms.join('.'))
  const label = letters('abcXYZ019-', 40).filter((text) => !/^-|-$|^xn--/i.test(text))
  const domain = fc
    .tuple(fc.array(label, { maxLength: 3 }), letters('abcXYZ', 10))
    .map(([labels, top]) => [...labels, top].join('.'))
  const wild = fc.string({
    unit: fc.oneof(
      fc.constantFrom(...'aZ9-.@_%/\r\n\0 "<[üß郵①。／\u0301\u200d\ud800'),
      fc.string({ unit: 'binary', maxLength: 1 }),
    ),
    maxLength: 24,
  })
  const nearly = fc.oneof(
    wild,
    fc.tuple(dotAtom, wild).map((parts) => parts.join('@')),
    fc.tuple(wild, domain).map((parts) => parts.join('@')),
    fc
      .tuple(dotAtom, fc.array(fc.string({ unit: 'grapheme', maxLength: 6 })))
      .map(([l, d]) => `${l}@${d.join('.')}`),
  )

  test('any address of a dot-atom and a name of letters, digits and inner hyphens is accepted', () => {
    fc.assert(
      fc.property(dotAtom, domain, (local, name) => {
        expect(parseAddress(`${local}@${name}`)).toEqual({
          ok: true,
          address: `${local}@${name.toLowerCase()}`,
        })
      }),
    )
  })

  test('any accepted address is the same with anything around it that can come along', () => {
    fc.assert(
      fc.property(dotAtom, domain, fc.constantFrom(...wrapped), (local, name, around) => {
        // `_ann@example.org_`: a sign that could begin an address and ends none is taken for one of a pair.
        fc.pre(!/^["'`*_|/]/.test(local) && !local.includes('%'))
        const plain = parseAddress(`${local}@${name}`)
        expect(parseAddress(around.replaceAll('¤', () => `${local}@${name}`))).toEqual(plain)
      }),
    )
  })

  test.each([' ', '\t', '\u00a0', ')', '<', '@', '.', '"'])(
    'many of %j in a text are looked through at once',
    (sign) => {
      const started = performance.now()
      for (const many of [sign.repeat(1_900), sign.repeat(16_000)]) {
        parseAddress(`a${many}@example.org`)
        parseAddress(`a@example${many}x`)
      }
      expect(performance.now() - started).toBeLessThan(1_000)
    },
  )

  test('any accepted address fits into a header and an SES call, and parses to itself', () => {
    let count = 0
    fc.assert(
      fc.property(nearly, (text) => {
        const parsed = parseAddress(text)
        if (!parsed.ok) return
        count += 1
        expect(parsed.address).toMatch(/^[\x21-\x7e]{1,64}@[a-z0-9.-]+$/)
        expect(parsed.address.split('@')).toHaveLength(2)
        expect(parsed.address.length).toBeLessThanOrEqual(254)
        expect(parseAddress(parsed.address)).toEqual(parsed)
      }),
      { numRuns: 3_000 },
    )
    expect(count).toBeGreaterThan(100)
  })
})

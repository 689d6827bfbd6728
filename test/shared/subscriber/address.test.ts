// @module-tag property
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type AddressProblem,
  type EmailAddress,
  normaliseAddress,
  parseAddress,
} from '../../../shared/subscriber/address.ts'

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
    'ann@example.org\n',
    '\r\nann@example.org',
    'ann@example.org\r\nBcc: ben@example.org',
    'ann\0@example.org',
    'ann\u200b@example.org',
    'ann@exam\u00adple.org',
    '\u202eann@example.org',
    '\ufeffann@example.org',
  ],
  quoted: ['"ann"@example.org', '"ann b"@example.org', '"a@b"@example.org', '"a<b"@example.org'],
  'not-bare': [
    'Ann <ann@example.org>',
    '<ann@example.org>',
    'Mailto:ann@example.org',
    'ann@example.org (Ann)',
  ],
  'no-at': ['ann', 'ann.example.org', 'ann＠example.org'],
  'several-addresses': [
    'ann@example.org, ben@example.org',
    'ann@@example.org',
    'ann@example.org ben@example.org',
  ],
  'white-space': ['ann b@example.org', 'ann@ example.org', 'ann@example.\torg', '\u00a0ann@example.org'],
  incomplete: ['@', '@example.org', 'ann@'],
  'non-ascii-local-part': [
    'añn@example.org',
    '郵件@example.org',
    'ann\ud800@example.org',
    'ann\u200d@example.org',
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
    'ann@example.org.',
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
    'ann@example.org/',
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

import { expect, test } from 'vitest'
import {
  isDmarcRecord,
  isMeantAsDmarc,
  parseDmarcRecord,
  policyIn,
  reportAddresses,
} from '../../../infra/dmarc/record.ts'

test.each([
  'v=DMARC1',
  'v=DMARC1;',
  'v=DMARC1; p=none',
  'v=DMARC1;p=none;',
  'v = DMARC1 ; p = none ; ',
  'V=DMARC1; p=none',
  'v=DMARC1; rua=mailto:a@example.org; p=none',
])('%s is a DMARC record', (text) => {
  expect(isDmarcRecord(text)).toBe(true)
  expect(isMeantAsDmarc(text)).toBe(false)
})

test.each([
  'v=dmarc1; p=none',
  'v=DMARC2; p=none',
  'v=DMARC1 p=none',
  'v=DMARC1, p=none',
  'v=DMARC1.0; p=none',
  ' v=DMARC1; p=none',
  '"v=DMARC1; p=none"',
  'p=none; v=DMARC1',
  'DMARC1; p=none',
  'dmarc=none',
])('%s was meant as a DMARC record, and receivers ignore it', (text) => {
  expect(isDmarcRecord(text)).toBe(false)
  expect(isMeantAsDmarc(text)).toBe(true)
})

test.each(['v=spf1 -all', 'hello', ''])('“%s” has nothing to do with DMARC', (text) => {
  expect(isDmarcRecord(text)).toBe(false)
  expect(isMeantAsDmarc(text)).toBe(false)
})

test('tags are read in any order, with any spaces, whatever their case', () => {
  const record = parseDmarcRecord(' v=DMARC1;RUA = mailto:a@example.org ;; P=Reject; np=none;t=Y;psd=n ')
  expect(policyIn(record, 'p')).toBe('reject')
  expect(policyIn(record, 'np')).toBe('none')
  expect(policyIn(record, 'sp')).toBeUndefined()
  expect(record.tags.get('t')).toBe('Y')
  expect(record.faults).toEqual([])
})

test.each([
  ['p=reject; p=none', '"p" stands there twice'],
  ['v=DMARC1; p=none', '"v" stands there twice'],
  ['p=rejct', '"p=rejct" is not a value of that tag'],
  ['p=none; sp=all', '"sp=all" is not a value of that tag'],
  ['p=none; t=yes', '"t=yes" is not a value of that tag'],
  ['p=none; psd=x', '"psd=x" is not a value of that tag'],
  ['p=none; adkim=relaxed', '"adkim=relaxed" is not a value of that tag'],
  ['p=none; fo=1:x', '"fo=1:x" is not a value of that tag'],
  ['p=none; policy=none', '"policy" is no tag of DMARC'],
  ['p=none; reject', '"reject" is not a tag with a value'],
])('the record “v=DMARC1; %s” has a fault: %s', (tags, fault) => {
  expect(parseDmarcRecord(`v=DMARC1; ${tags}`).faults).toEqual([fault])
})

test.each<[rua: string, mail: string[], other: string[]]>([
  ['mailto:a@example.org', ['a@example.org'], []],
  ['mailto:a@example.org , mailto:b@example.net', ['a@example.org', 'b@example.net'], []],
  ['MAILTO:a@example.org', ['a@example.org'], []],
  ['mailto:a@example.org!10m', ['a@example.org'], ['mailto:a@example.org!10m']],
  ['https://reports.example.org', [], ['https://reports.example.org']],
  ['a@example.org', [], ['a@example.org']],
  ['mailto:nobody', [], ['mailto:nobody']],
  ['', [], []],
])('the addresses for reports in “rua=%s” are %j, and %j is none', (rua, mail, other) => {
  expect(reportAddresses(parseDmarcRecord(`v=DMARC1; p=none; rua=${rua}`))).toEqual({ mail, other })
})

test.each([
  ['spaces in a value', `p=${' '.repeat(60_000)}x${' '.repeat(5_000)}y`],
  ['spaces in a list', `fo=1${' '.repeat(60_000)}x`],
  ['addresses', `rua=${'mailto:a@'.repeat(7_000)}`],
])('a record as long as DNS allows, of %s, is read at once', (_what, tags) => {
  const begun = performance.now()
  reportAddresses(parseDmarcRecord(`v=DMARC1; ${tags}`))
  expect(performance.now() - begun).toBeLessThan(1_000)
})

import { expect, test } from 'vitest'
import { listedMailboxes } from '../../../../shared/subscriber/address/listed-mailboxes.ts'

test.each([
  'ann@example.org',
  '<ann@example.org>',
  'Ann Lee <ann@example.org>',
  'Ann Lee<ann@example.org>',
  '  Ann Lee   < ann@example.org >  ',
  '"Ann Lee" <ann@example.org>',
  '"Lee, Ann" <ann@example.org>',
  '"Ann \\"<other@example.net>\\" Lee" <ann@example.org>',
  '"<other@example.net>" <ann@example.org>',
  '"other@example.net" <ann@example.org>',
  'other@example.net <ann@example.org>',
  'Ann (of <other@example.net>, on leave) <ann@example.org>',
  '<ann@example.org> (Ann Lee)',
  'ann@example.org (Ann (the elder) Lee)',
  '(Ann \\) Lee) ann@example.org',
  '=?utf-8?q?Ann_L=C3=A9e?= <ann@example.org>',
  '=?UTF-8?B?QW5uIDxvdGhlckBleGFtcGxlLm5ldD4=?= <ann@example.org>',
  "'ann@example.org'",
  '"ann"@example.org',
  '<"ann"@example.org>',
  'ann@EXAMPLE.org',
  'ann @ example . org',
  'Ann Lee ann@example.org',
  'rfc822;ann@example.org',
  'rfc822; ann@example.org',
  'mailto:ann@example.org',
  '<mailto:ann@example.org>',
  '<@relay.example.net:ann@example.org>',
  '<@a.example.net,@b.example.net:ann@example.org>',
  'Readers: Ann <ann@example.org>;',
  'ann@example.org.',
  'Ann Lee\r\n <ann@example.org>',
  '<<ann@example.org>>',
  '<ann@example.org',
])('%j is ann@example.org', (text) => {
  expect(listedMailboxes(text)).toEqual(['ann@example.org'])
})

test.each([
  ['Ann.Lee+Papers@Example.ORG', 'Ann.Lee+Papers@example.org'],
  ['Ann <ann+papers@example.org>', 'ann+papers@example.org'],
  ['Ann <ann@bücher.example>', 'ann@xn--bcher-kva.example'],
])('%j keeps its local part as it is listed: %s', (text, address) => {
  expect(listedMailboxes(text)).toEqual([address])
})

test('a list yields each of its mailboxes', () => {
  expect(listedMailboxes('"Lee, Ann" <ann@example.org>, bob@example.org; Cid <cid@example.org>')).toEqual([
    'ann@example.org',
    'bob@example.org',
    'cid@example.org',
  ])
})

test.each([
  '',
  ' ',
  'undisclosed',
  '<>',
  'Ann Lee',
  '"ann@example.org"',
  '(ann@example.org)',
  '@',
  'a@b@c',
  '"',
  '<',
])('%j yields no address', (text) => {
  expect(listedMailboxes(text)).toEqual([])
})

test('a text of a megabyte is read in no time', () => {
  for (const part of ['"', '(', '<', 'a ', '@ ', '\\', ' @', '. ', ' ', '\\"'])
    expect(listedMailboxes(part.repeat(500_000))).toEqual([])
})

import { describe, expect, test } from 'vitest'
import { networkOf } from '../../../../shared/subscriber/network/network.ts'

const networks: Readonly<Record<string, readonly string[]>> = {
  '192.0.2.0/24': [
    '192.0.2.7',
    '192.0.2.0',
    '192.0.2.255',
    ' 192.0.2.7\t',
    '192.0.2.7:5678',
    // IPv4-mapped, in every way of writing it.
    '::ffff:192.0.2.7',
    '::FFFF:192.0.2.200',
    '::ffff:c000:207',
    '0:0:0:0:0:ffff:c000:0207',
    '0000:0000:0000:0000:0000:ffff:192.0.2.9',
    '[::ffff:192.0.2.7]:443',
    '::ffff:192.0.2.7%eth0',
    // IPv4-translated, NAT64, 6to4, Teredo and IPv4-compatible addresses of the same host.
    '::ffff:0:192.0.2.7',
    '64:ff9b::192.0.2.7',
    '64:ff9b::c000:207',
    '2002:c000:207::1',
    '2002:c000:2ff:ffff:ffff:ffff:ffff:ffff',
    '2001:0:4136:e378:8000:63bf:3fff:fdf8',
    '::192.0.2.7',
  ],
  '192.0.3.0/24': ['192.0.3.7', '::ffff:192.0.3.7', '2002:c000:307::', '2001::3fff:fcf8'],
  '127.0.0.0/24': ['127.0.0.1', '::ffff:127.0.0.1'],
  '0.0.0.0/24': ['0.0.0.0'],
  '255.255.255.0/24': ['255.255.255.255'],
  '2001:db8:1234::/48': [
    '2001:db8:1234::',
    '2001:db8:1234::1',
    '2001:DB8:1234:ffff:ffff:ffff:ffff:ffff',
    '2001:0db8:1234:0:0:0:0:9',
    '[2001:db8:1234::1]',
    '[2001:db8:1234::1]:65535',
    '2001:db8:1234::192.0.2.7',
  ],
  '2001:db8:1235::/48': ['2001:db8:1235::'],
  // A group of zeros stands in the network, or falls off its end.
  '2001:db8::/48': ['2001:db8::1', '2001:db8:0:1::1'],
  '2a00:0:1::/48': ['2a00:0:1::5', '2a00::1:0:0:0:0:5'],
  '::/48': ['::1', '::'],
  'fe80::/48': ['fe80::1', 'fe80::1%eth0', 'fe80::abcd%25en0', '[fe80::1%lo0]:80', 'FE80::1%1'],
  '64:ff9b:1::/48': ['64:ff9b:1::192.0.2.7'],
  unknown: [
    '',
    ' ',
    'unknown',
    '_hidden',
    '-',
    'localhost',
    'null',
    'undefined',
    '192.0.2',
    '192.0.2.7.8',
    '192.0.2.256',
    '192.0.2.-1',
    '192.0.02.7',
    '0300.0.2.7',
    '0xc0.0.2.7',
    '3221225991',
    '192.0.2.7/24',
    '192.0.2.7%eth0',
    '192.0.2.7:',
    '192.0.2.7:123456',
    '192.0.2.7, 198.51.100.1',
    '192.0.2.7\n198.51.100.1',
    '١٩٢.0.2.7',
    '[192.0.2.7]',
    '2001:db8',
    '2001:db8:::1',
    '2001::db8::1',
    '2001:db8:1:2:3:4:5:6:7',
    '12345::1',
    '::ffff:192.0.2.256',
    '[2001:db8::1',
    '2001:db8::1]:80',
    'for=192.0.2.7',
    '"192.0.2.7"',
    '<script>',
    '1'.repeat(10_000),
    ':'.repeat(10_000),
  ],
}

describe('the network of an address', () => {
  for (const [network, addresses] of Object.entries(networks)) {
    for (const address of addresses) {
      const shown = JSON.stringify(address.length > 60 ? `${address.slice(0, 10)}…` : address)
      test(`the network of ${shown} is ${network}`, () => {
        expect(networkOf(address)).toBe(network)
      })
    }
  }

  test('the last number of an IPv4 address and the last eighty bits of an IPv6 address make no difference', () => {
    const four = new Set(Array.from({ length: 256 }, (_, last) => networkOf(`203.0.113.${last}`)))
    const six = new Set(
      Array.from({ length: 256 }, (_, last) => networkOf(`2001:db8:7:${last.toString(16)}::${last}`)),
    )
    expect([...four, ...six]).toEqual(['203.0.113.0/24', '2001:db8:7::/48'])
  })
})

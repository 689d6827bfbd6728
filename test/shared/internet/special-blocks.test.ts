import { describe, expect, test } from 'vitest'
import { isPublicAddress } from '../../../shared/dns/public-address.ts'
import { whyNotPublic } from '../../../shared/http/feed/public-host.ts'

const special = [
  ...['0.1.2.3', '10.0.0.1', '100.127.255.255', '127.0.0.1', '169.254.169.254', '172.31.0.1', '192.0.0.8'],
  ...['192.0.2.1', '192.88.99.1', '192.168.1.1', '198.19.0.1', '198.51.100.1', '203.0.113.9', '224.0.0.1'],
  ...['255.255.255.255', '::', '::1', '100::1', '2001:db8::1', '3fff:fff::1', '5f00::1', 'fd00::1'],
  ...['fe80::1', 'fec0::1', 'ff02::1', '::ffff:10.0.0.1'],
]

describe('blocks in which no host of the internet stands', () => {
  test.each(special)('neither mail nor a feed goes to %s', async (address) => {
    expect(isPublicAddress(address)).toBe(false)
    expect(await whyNotPublic('host.example', async () => [address])).toBeDefined()
  })

  test.each([
    '1.1.1.1',
    '9.255.255.255',
    '100.63.255.255',
    '172.32.0.1',
    '192.0.1.1',
    '223.255.255.255',
    '2606:4700::1',
    '2a00:1450::1',
  ])('both go to %s', async (address) => {
    expect(isPublicAddress(address)).toBe(true)
    expect(await whyNotPublic('host.example', async () => [address])).toBeUndefined()
  })
})

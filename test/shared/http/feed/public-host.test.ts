import { describe, expect, test } from 'vitest'
import { systemAddresses, whyNotPublic } from '../../../../shared/http/feed/public-host.ts'

const leadingTo = (...addresses: string[]) => whyNotPublic('feed.example', async () => addresses)

describe('the host of a feed', () => {
  test.each([
    ['93.184.216.34'],
    ['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946'],
    ['2a00:1450:4001:82a::200e'],
  ])('%s is of the open web', async (...addresses) => {
    expect(await leadingTo(...addresses)).toBeUndefined()
  })

  test.each([
    '127.0.0.1',
    '127.255.0.3',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.1.1',
    '100.64.0.1',
    '169.254.169.254',
    '169.254.170.2',
    '192.0.0.192',
    '198.18.0.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:a9fe:a9fe',
    '64:ff9b::a9fe:a9fe',
    '2002:7f00:1::',
    '2001:0:4136:e378:8000:63bf:3fff:fdd2',
    '2001:db8::1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fec0::1',
    'ff02::1',
    'no address',
  ])('%s is an inner address, even beside one of the open web', async (address) => {
    expect(await leadingTo(address)).toBe('its name leads to an inner address')
    expect(await leadingTo('93.184.216.34', address)).toBe('its name leads to an inner address')
  })

  test('the system tells where a name leads', async () => {
    expect(await whyNotPublic('localhost', systemAddresses)).toBe('its name leads to an inner address')
    expect(await whyNotPublic('no-such-name.invalid', systemAddresses)).toMatch(/^could not be reached \(E/)
  })

  test('a name that leads nowhere says so', async () => {
    expect(await leadingTo()).toBe('its name leads nowhere')
    const unknown = async () => Promise.reject(Object.assign(new Error(), { code: 'ENOTFOUND' }))
    expect(await whyNotPublic('feed.example', unknown)).toBe('could not be reached (ENOTFOUND)')
  })
})

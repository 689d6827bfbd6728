import { describe, expect, test } from 'vitest'
import { clientIp, clientIpBehindGateway } from '../../../functions/api/client-ip.ts'

const visitor = '198.51.100.7'
const [edge, inner, spoofed] = ['203.0.113.5', '203.0.113.6', '10.9.8.7']

/** What reaches the front door, and whom it counts. */
const arrivals: readonly {
  readonly what: string
  readonly peer: string | undefined
  readonly forwardedFor?: string
  readonly proxies: number
  readonly client: string
}[] = [
  { what: 'no header', peer: visitor, proxies: 0, client: visitor },
  {
    what: 'a header that nobody asked for',
    peer: visitor,
    forwardedFor: spoofed,
    proxies: 0,
    client: visitor,
  },
  {
    what: 'a long header that nobody asked for',
    peer: visitor,
    forwardedFor: `${spoofed}, ${edge}, ${inner}`,
    proxies: 0,
    client: visitor,
  },
  { what: 'what one proxy wrote', peer: edge, forwardedFor: visitor, proxies: 1, client: visitor },
  {
    what: 'what one proxy appended to a forged entry',
    peer: edge,
    forwardedFor: `${spoofed}, ${visitor}`,
    proxies: 1,
    client: visitor,
  },
  {
    what: 'many forged entries before one proxy’s',
    peer: edge,
    forwardedFor: `${Array(500).fill(spoofed).join(', ')},${visitor}`,
    proxies: 1,
    client: visitor,
  },
  {
    what: 'what two proxies appended',
    peer: inner,
    forwardedFor: `${spoofed}, ${visitor}, ${edge}`,
    proxies: 2,
    client: visitor,
  },
  {
    what: 'two headers that were joined, the forged one first',
    peer: edge,
    forwardedFor: `${spoofed}, ${spoofed},${visitor}`,
    proxies: 1,
    client: visitor,
  },
  { what: 'no header from a proxy', peer: edge, proxies: 1, client: edge },
  { what: 'an empty header', peer: edge, forwardedFor: '', proxies: 1, client: edge },
  { what: 'nothing but commas', peer: edge, forwardedFor: ' , ,, ', proxies: 1, client: edge },
  { what: 'fewer entries than proxies', peer: inner, forwardedFor: visitor, proxies: 2, client: inner },
  { what: 'far fewer entries than proxies', peer: inner, forwardedFor: visitor, proxies: 9, client: inner },
  { what: 'a comma at the end', peer: edge, forwardedFor: `${visitor}, `, proxies: 1, client: visitor },
  {
    what: 'an empty entry before the proxy’s',
    peer: edge,
    forwardedFor: `${spoofed},,${visitor}`,
    proxies: 1,
    client: visitor,
  },
  {
    what: 'a word in the proxy’s place',
    peer: edge,
    forwardedFor: `${spoofed}, unknown`,
    proxies: 1,
    client: edge,
  },
  {
    what: 'an obfuscated name in the proxy’s place',
    peer: edge,
    forwardedFor: `${spoofed}, _hidden`,
    proxies: 1,
    client: edge,
  },
  {
    what: 'the syntax of another header',
    peer: edge,
    forwardedFor: `for=${visitor};proto=https`,
    proxies: 1,
    client: edge,
  },
  {
    what: 'a port behind the entry',
    peer: edge,
    forwardedFor: `${visitor}:4711`,
    proxies: 1,
    client: `${visitor}:4711`,
  },
  {
    what: 'an IPv6 entry in brackets',
    peer: edge,
    forwardedFor: `${spoofed}, [2001:db8::7]:4711`,
    proxies: 1,
    client: '[2001:db8::7]:4711',
  },
  { what: 'no peer', peer: undefined, proxies: 0, client: 'unknown' },
  {
    what: 'no peer and a forged header',
    peer: undefined,
    forwardedFor: spoofed,
    proxies: 0,
    client: 'unknown',
  },
  { what: 'a peer that is no address', peer: 'somewhere', proxies: 0, client: 'unknown' },
  { what: 'neither peer nor entry', peer: '', forwardedFor: 'x', proxies: 1, client: 'unknown' },
]

describe('whom a request counts for', () => {
  test.each(arrivals)(
    'with $proxies proxies, $what counts for $client',
    ({ client, proxies, ...arrival }) => {
      expect(clientIp({ forwardedFor: undefined, ...arrival }, proxies)).toBe(client)
    },
  )

  test.each(arrivals)(
    'with $proxies proxies before a gateway that appends its peer, $what counts for $client',
    ({ client, proxies, peer, forwardedFor }) => {
      const appended = [forwardedFor, peer].filter(Boolean).join(', ')
      expect(clientIpBehindGateway({ peer, forwardedFor: appended }, proxies)).toBe(client)
    },
  )

  test.each(arrivals)(
    'with $proxies proxies before a gateway that appends nothing, $what counts for $client',
    ({ client, proxies, ...arrival }) => {
      expect(clientIpBehindGateway({ forwardedFor: undefined, ...arrival }, proxies)).toBe(client)
    },
  )

  test('a gateway’s entry is known however the address is written', () => {
    const forwardedFor = `${visitor}, 2001:DB8:0:0::5`
    expect(clientIpBehindGateway({ peer: '2001:db8::5', forwardedFor }, 1)).toBe(visitor)
    const mapped = `${visitor}, ::ffff:${edge}`
    expect(clientIpBehindGateway({ peer: edge, forwardedFor: mapped }, 1)).toBe(visitor)
  })

  test('behind a gateway that writes the header anew, the proxy counts and no visitor can choose a network', () => {
    expect(clientIpBehindGateway({ peer: edge, forwardedFor: edge }, 1)).toBe(edge)
  })
})

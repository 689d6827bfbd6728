import { createSocket } from 'node:dgram'
import { once } from 'node:events'
import { describe, expect, test } from 'vitest'
import { type DnsResolver, dnsMailDomains } from '../../../shared/dns/dns-mail-domains.ts'
import { nameServer, resolverOf, type Zone } from './name-server.ts'

const publicHost = { a: ['192.0.1.25'] }
/** A domain whose mail goes to one server. */
const served = (host: Zone[string], name = 'mx.example'): Zone => ({
  'to.example': { mx: [[10, name]] },
  [name]: host,
})
const aliased = (target: Zone[string]): Zone => ({
  'to.example': { cname: 'target.example' },
  'target.example': target,
})

/** The sender's domain, which has records. */
const witness = 'sender.example'

async function takesMail(zone: Zone, domain = 'to.example') {
  const { newResolver, asked } = await nameServer({ [witness]: { a: ['192.0.1.1'] }, ...zone })
  return { takes: await dnsMailDomains({ newResolver, witness }).takesMail(domain), asked }
}

describe('a domain takes mail', () => {
  test.each<[what: string, zone: Zone]>([
    ['a server with an address', served(publicHost)],
    ['a server with an address of IPv6 alone', served({ aaaa: ['2a00:1450::1'] })],
    ['no MX, but an address', { 'to.example': { a: ['192.0.1.25'] } }],
    ['no MX, but an address of IPv6', { 'to.example': { aaaa: ['2a00:1450::1'] } }],
    [
      'one server of two that exists',
      {
        ...served(publicHost),
        'to.example': {
          mx: [
            [5, 'gone.example'],
            [10, 'mx.example'],
          ],
        },
      },
    ],
    [
      'a null MX by mistake next to a server',
      {
        ...served(publicHost),
        'to.example': {
          mx: [
            [0, '.'],
            [10, 'mx.example'],
          ],
        },
      },
    ],
    ['a private address next to a public one', served({ a: ['10.0.0.1', '192.0.1.25'] })],
    ['a server behind an alias', { ...served({ cname: 'real.example' }), 'real.example': publicHost }],
    [
      'an alias for a domain that takes mail',
      { ...aliased({ mx: [[10, 'mx.example']] }), 'mx.example': publicHost },
    ],
    ['an alias for a host with an address', aliased(publicHost)],
    ['a public address in the place of a server', { 'to.example': { mx: [[10, '192.0.1.25']] } }],
    [
      'more servers than are asked, the first of which are gone',
      { 'to.example': { mx: [1, 2, 3, 4, 5, 6].map((n) => [n, `gone-${n}.example`]) } },
    ],
    ['itself as its server', { 'to.example': { mx: [[10, 'to.example']], a: ['192.0.1.25'] } }],
  ])('a domain with %s takes mail', async (_what, zone) => {
    expect(await takesMail(zone)).toMatchObject({ takes: true })
  })

  test('an internationalised domain is asked for by its A-label', async () => {
    const { takes, asked } = await takesMail({ 'xn--bcher-kva.example': publicHost }, 'xn--bcher-kva.example')
    expect(takes).toBe(true)
    expect(asked).toContain('mx xn--bcher-kva.example')
  })
})

describe('a domain takes no mail', () => {
  test.each<[what: string, zone: Zone]>([
    ['that does not exist', {}],
    ['with a null MX', { 'to.example': { mx: [[0, '.']], a: ['192.0.1.25'] } }],
    ['with a null MX of another priority', { 'to.example': { mx: [[10, '.']], a: ['192.0.1.25'] } }],
    [
      'with nothing but null MX',
      {
        'to.example': {
          mx: [
            [0, '.'],
            [10, '.'],
          ],
          a: ['192.0.1.25'],
        },
      },
    ],
    ['without MX and without an address', { 'to.example': {} }],
    ['whose alias leads to nothing', { 'to.example': { cname: 'gone.example' } }],
    ['whose alias leads to a name without records', aliased({})],
    ['whose alias has a null MX', aliased({ mx: [[0, '.']] })],
    ['whose server does not exist', { 'to.example': { mx: [[10, 'gone.example']], a: ['192.0.1.25'] } }],
    ['whose server has no address', served({})],
    ['whose server is localhost', served({ a: ['192.0.1.25'] }, 'localhost')],
    ['whose server is below localhost', served({ a: ['192.0.1.25'] }, 'mx.localhost')],
    ['whose server is a loopback address', { 'to.example': { mx: [[10, '127.0.0.1']] } }],
    ...[
      '127.0.0.1',
      '0.0.0.0',
      '10.1.2.3',
      '172.31.255.255',
      '192.168.0.1',
      '169.254.169.254',
      '100.64.0.1',
      '224.0.0.1',
      '255.255.255.255',
      '192.0.2.1',
    ].map((address): [string, Zone] => [
      `whose server has only the address ${address}`,
      served({ a: [address] }),
    ]),
    ...['::1', '::', 'fe80::1', 'fd00::1', 'ff02::1', '2001:db8::1', '0:0:0:0:0:ffff:7f00:1'].map(
      (address): [string, Zone] => [
        `whose server has only the address ${address}`,
        served({ aaaa: [address] }),
      ],
    ),
    ['that has only a private address', { 'to.example': { a: ['10.0.0.1'] } }],
  ])('a domain %s takes no mail', async (_what, zone) => {
    expect(await takesMail(zone)).toMatchObject({ takes: false })
  })
})

describe('a domain that cannot be looked up counts as one that takes mail', () => {
  const faults = ['SERVFAIL', 'REFUSED', 'NOTIMP', 'FORMERR', 'silent', 'garbage', 'truncated'] as const
  test.each<[what: string, zone: Zone]>([
    ...faults.map((fault): [string, Zone] => [
      `whose MX query ends in ${fault}`,
      { 'to.example': { fault } },
    ]),
    ...faults.map((fault): [string, Zone] => [
      `without MX, whose address query ends in ${fault}`,
      { 'to.example': { fault, faultyTypes: ['a'] } },
    ]),
    ...faults.map((fault): [string, Zone] => [`whose server's query ends in ${fault}`, served({ fault })]),
    [
      'one of whose servers is gone and the other unknown',
      {
        'to.example': {
          mx: [
            [5, 'gone.example'],
            [10, 'mx.example'],
          ],
        },
        'mx.example': { fault: 'SERVFAIL' },
      },
    ],
  ])('a domain %s counts as one that takes mail', async (_what, zone) => {
    const began = performance.now()
    expect(await takesMail(zone)).toMatchObject({ takes: true })
    expect(performance.now() - began).toBeLessThan(4_000)
  })

  test('a domain counts as one that takes mail if no name server listens', async () => {
    const socket = createSocket('udp4').bind(0, '127.0.0.1')
    await once(socket, 'listening')
    const { port } = socket.address()
    await new Promise<void>((resolve) => socket.close(resolve))
    expect(
      await dnsMailDomains({ newResolver: () => resolverOf(port), witness }).takesMail('to.example'),
    ).toBe(true)
  })

  test('a domain counts as one that takes mail if no resolver can be made', async () => {
    const newResolver = () => {
      throw new Error('no channel')
    }
    expect(await dnsMailDomains({ newResolver, witness }).takesMail('to.example')).toBe(true)
  })

  test('all queries together take no longer than their time, and are then cancelled', async () => {
    let cancelled = 0
    const never = () => new Promise<never>(() => {})
    const slow: DnsResolver = {
      resolveMx: never,
      resolve4: never,
      resolve6: never,
      cancel: () => void cancelled++,
    }
    const domains = dnsMailDomains({ newResolver: () => slow, witness, withinMs: 20 })
    expect(await domains.takesMail('to.example')).toBe(true)
    expect(cancelled).toBe(1)
  })

  test('a server whose one address is known is not waited for', async () => {
    const never = () => new Promise<never>(() => {})
    const resolver: DnsResolver = {
      resolveMx: async () => [{ priority: 1, exchange: 'mx.example' }],
      resolve4: async () => ['192.0.1.25'],
      resolve6: never,
      cancel: () => {},
    }
    expect(
      await dnsMailDomains({ newResolver: () => resolver, witness, withinMs: 60_000 }).takesMail(
        'to.example',
      ),
    ).toBe(true)
  })
})

test.each(['[192.0.2.1]', '[IPv6:::1]', '192.0.2.1', 'simulator.example'])(
  '%s is not looked up',
  async (domain) => {
    const { newResolver, asked } = await nameServer({})
    const domains = dnsMailDomains({ newResolver, witness, knownToTakeMail: ['simulator.example'] })
    expect(await domains.takesMail(domain)).toBe(true)
    expect(asked).toEqual([])
  },
)

test('a name server that denies whatever it is asked, the sender’s own domain too, costs no letter', async () => {
  const { newResolver } = await nameServer({})
  expect(await dnsMailDomains({ newResolver, witness }).takesMail('to.example')).toBe(true)
})

test('a name server that fails to tell of the sender’s own domain costs no letter', async () => {
  const { newResolver } = await nameServer({ [witness]: { fault: 'SERVFAIL' } })
  expect(await dnsMailDomains({ newResolver, witness }).takesMail('to.example')).toBe(true)
})

test('a sender’s domain without servers of its own is a witness as well', async () => {
  expect(await takesMail({ [witness]: { a: [] } })).toMatchObject({ takes: false })
})

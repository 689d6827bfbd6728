import { lookup } from 'node:dns/promises'
import { BlockList, isIPv4, isIPv6 } from 'node:net'

/** The addresses to which a name leads. Throws if it leads nowhere. */
export type AddressesOf = (host: string) => Promise<readonly string[]>

export const systemAddresses: AddressesOf = async (host) =>
  (await lookup(host, { all: true })).map(({ address }) => address)

/** The special-purpose blocks of IPv4 (RFC 6890): this machine, inner networks, and the cloud's own services. */
const inner = new BlockList()
for (const block of [
  '0.0.0.0/8',
  '10.0.0.0/8',
  '100.64.0.0/10',
  '127.0.0.0/8',
  '169.254.0.0/16',
  '172.16.0.0/12',
  '192.0.0.0/24',
  '192.0.2.0/24',
  '192.88.99.0/24',
  '192.168.0.0/16',
  '198.18.0.0/15',
  '198.51.100.0/24',
  '203.0.113.0/24',
  '224.0.0.0/4',
  '240.0.0.0/4',
]) {
  const [network = '', bits] = block.split('/')
  inner.addSubnet(network, Number(bits), 'ipv4')
}

/** All of IPv6 that is given out (RFC 4291), but for what wraps an address of IPv4 and for documents. */
const globalV6 = new BlockList()
globalV6.addSubnet('2000::', 3, 'ipv6')
const innerV6 = new BlockList()
for (const [network, bits] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  innerV6.addSubnet(network, bits, 'ipv6')

/**
 * Why a host must not be asked: one of the addresses to which its name leads is none of the open web. Undefined
 * if all are. The name is looked up again for the request itself; between the two, https is what holds, because
 * no inner host has a certificate of that name.
 */
export async function whyNotPublic(host: string, addressesOf: AddressesOf): Promise<string | undefined> {
  try {
    const addresses = await addressesOf(host)
    if (addresses.length === 0) return 'its name leads nowhere'
    return addresses.every(isOfOpenWeb) ? undefined : 'its name leads to an inner address'
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown cause'
    return `could not be reached (${code})`
  }
}

function isOfOpenWeb(address: string): boolean {
  if (isIPv4(address)) return !inner.check(address, 'ipv4')
  return isIPv6(address) && globalV6.check(address, 'ipv6') && !innerV6.check(address, 'ipv6')
}

import { lookup } from 'node:dns/promises'
import { isIPv4, isIPv6 } from 'node:net'
import { blockList, specialBlocks } from '../../internet/special-blocks.ts'

/** The addresses to which a name leads. Throws if it leads nowhere. */
export type AddressesOf = (host: string) => Promise<readonly string[]>

export const systemAddresses: AddressesOf = async (host) =>
  (await lookup(host, { all: true })).map(({ address }) => address)

/** All of IPv6 that is given out (RFC 4291). */
const globalV6 = blockList([], ['2000::/3'])
/** What wraps an address of IPv4, which may be an inner one. */
const wrapping = blockList([], ['2001::/23', '2002::/16'])

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
  if (isIPv4(address)) return !specialBlocks.check(address, 'ipv4')
  const isV6 = isIPv6(address) && globalV6.check(address, 'ipv6')
  return isV6 && !wrapping.check(address, 'ipv6') && !specialBlocks.check(address, 'ipv6')
}

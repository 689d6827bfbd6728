import { parseIp, withoutTunnel } from './ip-address.ts'

/** The network of a visitor whose address cannot be told. All such visitors share it. */
export const unknownNetwork = 'unknown'

/**
 * The network of an IP address: `192.0.2.0/24`, `2001:db8:1::/48` or `unknown`. Whoever has one address of a network
 * can often have the others, too. An IPv6 address that holds the IPv4 address of a host is in that host's network.
 */
export function networkOf(ip: string): string {
  const parsed = parseIp(ip)
  if (!parsed) return unknownNetwork
  const host = withoutTunnel(parsed)
  if (host.length === 4) return `${host.slice(0, 3).join('.')}.0/24`
  const groups = [0, 2, 4].map((at) => (((host[at] ?? 0) << 8) | (host[at + 1] ?? 0)).toString(16))
  while (groups.at(-1) === '0') groups.pop()
  return `${groups.join(':')}::/48`
}

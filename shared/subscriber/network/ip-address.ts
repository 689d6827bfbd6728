import { isIPv4, isIPv6 } from 'node:net'

/** The bytes of an IP address: four, or sixteen. */
export type IpBytes = readonly number[]

/**
 * Reads an IP address as proxies and servers write it: perhaps in brackets, with a port, or with the zone of an
 * interface (RFC 4007 §11). Undefined for anything else. A number with a leading zero is refused, because some programs
 * read it as octal.
 */
export function parseIp(text: string): IpBytes | undefined {
  const bare = withoutPort(text.trim())
  if (isIPv4(bare)) return bytesOfIPv4(bare)
  const [address = ''] = bare.split('%')
  return isIPv6(address) ? bytesOfIPv6(address) : undefined
}

/** An address that holds the IPv4 address of a host is that host's, whichever way its packets came. */
export function withoutTunnel(ip: IpBytes): IpBytes {
  return tunnels.find(({ prefix }) => prefix.every((byte, place) => ip[place] === byte))?.host(ip) ?? ip
}

interface Tunnel {
  readonly prefix: IpBytes
  readonly host: (ip: IpBytes) => IpBytes
}

const zeros = (count: number): IpBytes => new Array<number>(count).fill(0)
const lastFour: Tunnel['host'] = (ip) => ip.slice(12)

const tunnels: readonly Tunnel[] = [
  // IPv4-mapped, RFC 4291 §2.5.5.2: a server that listens on both protocols names its IPv4 visitors so.
  { prefix: [...zeros(10), 0xff, 0xff], host: lastFour },
  // IPv4-translated, RFC 7915, and the well-known prefix of NAT64, RFC 6052 §2.1.
  { prefix: [...zeros(8), 0xff, 0xff, 0, 0], host: lastFour },
  { prefix: [0, 0x64, 0xff, 0x9b, ...zeros(8)], host: lastFour },
  // 6to4, RFC 3056 §2: whoever has one IPv4 address has a whole /48.
  { prefix: [0x20, 0x02], host: (ip) => ip.slice(2, 6) },
  // Teredo, RFC 4380 §4: the bits of the host's own address are inverted.
  { prefix: [0x20, 0x01, 0, 0], host: (ip) => ip.slice(12).map((byte) => byte ^ 0xff) },
  // IPv4-compatible, RFC 4291 §2.5.5.1; `::` and `::1` look like it and are none.
  { prefix: zeros(12), host: (ip) => (ip.slice(12, 15).some((byte) => byte > 0) ? ip.slice(12) : ip) },
]

function withoutPort(text: string): string {
  const bracketed = /^\[([^\]]*)\](?::\d{1,5})?$/.exec(text)
  if (bracketed) return isIPv6(bracketed[1]?.split('%')[0] ?? '') ? (bracketed[1] ?? '') : ''
  return /^([\d.]+):\d{1,5}$/.exec(text)?.[1] ?? text
}

function bytesOfIPv4(text: string): IpBytes {
  return text.split('.').map(Number)
}

function bytesOfIPv6(text: string): IpBytes {
  const [head = '', tail] = text.split('::')
  const [before, after] = [head, tail ?? ''].map(bytesOfGroups) as [IpBytes, IpBytes]
  return [...before, ...zeros(16 - before.length - after.length), ...after]
}

function bytesOfGroups(text: string): IpBytes {
  if (text === '') return []
  return text.split(':').flatMap((group) => {
    if (group.includes('.')) return bytesOfIPv4(group)
    const number = Number.parseInt(group, 16)
    return [number >> 8, number & 0xff]
  })
}

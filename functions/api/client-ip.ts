import { parseIp, withoutTunnel } from '../../shared/subscriber/network/ip-address.ts'
import { unknownNetwork } from '../../shared/subscriber/network/network.ts'

/** Who opened the connection to the front door, and what the request says of the way before. */
interface Arrival {
  /** The address at the other end of the connection. No header can change it. */
  readonly peer: string | undefined
  /** `X-Forwarded-For`: several headers of that name are joined by commas, in their order. */
  readonly forwardedFor: string | undefined
}

/**
 * The visitor's IP address behind `proxies` proxies of the operator, or `unknown`. Each proxy appends to
 * `X-Forwarded-For` whom it was called by. So entries are counted from the right, and whatever a visitor wrote there
 * stands further left. Without proxies the header is not looked at. If the entry is missing or no address, the peer
 * counts, which is a proxy: all such requests then share one budget.
 */
export function clientIp({ peer = '', forwardedFor = '' }: Arrival, proxies: number): string {
  const own = parseIp(peer) ? peer : unknownNetwork
  if (proxies === 0) return own
  const entry = entriesOf(forwardedFor).at(-proxies) ?? ''
  return parseIp(entry) ? entry : own
}

/** The same behind API Gateway, which may append its own peer to the header, as proxies do. */
export function clientIpBehindGateway({ peer = '', forwardedFor = '' }: Arrival, proxies: number): string {
  const entries = entriesOf(forwardedFor)
  const before = isSameAddress(entries.at(-1) ?? '', peer) ? entries.slice(0, -1) : entries
  return clientIp({ peer, forwardedFor: before.join() }, proxies)
}

/** RFC 9110 §5.6.1.2: empty entries of a list do not count. */
function entriesOf(forwardedFor: string): readonly string[] {
  return forwardedFor.split(',').flatMap((entry) => entry.trim() || [])
}

function isSameAddress(one: string, other: string): boolean {
  const [first, second] = [one, other].map((text) => {
    const ip = parseIp(text)
    return ip && withoutTunnel(ip).join()
  })
  return first !== undefined && first === second
}

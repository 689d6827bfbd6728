import { BlockList } from 'node:net'

/**
 * The special-purpose blocks of IANA (RFC 6890) in which no host of the internet stands: this machine, inner networks, the
 * cloud's own services, documentation, relays that are given up (RFC 7526), groups, and what is reserved.
 */
export const specialBlocks = blockList(
  [
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
  ],
  [
    '::/128',
    '::1/128',
    '100::/64',
    '2001:db8::/32',
    '3fff::/20',
    '5f00::/16',
    'fc00::/7',
    'fe80::/10',
    'fec0::/10',
    'ff00::/8',
  ],
)

/** Blocks as `network/bits`. */
export function blockList(ipv4: readonly string[], ipv6: readonly string[]): BlockList {
  const list = new BlockList()
  for (const [family, blocks] of [['ipv4', ipv4] as const, ['ipv6', ipv6] as const]) {
    for (const block of blocks) {
      const [network = '', bits] = block.split('/')
      list.addSubnet(network, Number(bits), family)
    }
  }
  return list
}

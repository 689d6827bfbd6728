import { BlockList, isIPv4 } from 'node:net'

/** The special-purpose blocks of IANA (RFC 6890) that no mail from the internet reaches. */
const notPublic = {
  ipv4: [
    '0.0.0.0/8',
    '10.0.0.0/8',
    '100.64.0.0/10',
    '127.0.0.0/8',
    '169.254.0.0/16',
    '172.16.0.0/12',
    '192.0.0.0/24',
    '192.0.2.0/24',
    '192.168.0.0/16',
    '198.18.0.0/15',
    '198.51.100.0/24',
    '203.0.113.0/24',
    '224.0.0.0/4',
    '240.0.0.0/4',
  ],
  ipv6: [
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
} as const

const blocks = new BlockList()
for (const family of ['ipv4', 'ipv6'] as const) {
  for (const block of notPublic[family]) {
    const [network = '', bits] = block.split('/')
    blocks.addSubnet(network, Number(bits), family)
  }
}

/** Whether the internet can reach an IP address, as far as the address itself tells. */
export function isPublicAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address
  return !blocks.check(mapped, isIPv4(mapped) ? 'ipv4' : 'ipv6')
}

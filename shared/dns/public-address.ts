import { isIPv4 } from 'node:net'
import { specialBlocks } from '../internet/special-blocks.ts'

/** Whether mail from the internet can reach an IP address, as far as the address itself tells. */
export function isPublicAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1] ?? address
  return !specialBlocks.check(mapped, isIPv4(mapped) ? 'ipv4' : 'ipv6')
}

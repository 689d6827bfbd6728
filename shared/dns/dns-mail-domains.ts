import type { MxRecord } from 'node:dns'
import { isIP } from 'node:net'
import type { MailDomains } from '../subscriber/address/mail-domains.ts'
import { secondMs } from '../time/clock.ts'
import { isPublicAddress } from './public-address.ts'

/** The part of `Resolver` of `node:dns/promises` that is used. */
export interface DnsResolver {
  readonly resolveMx: (name: string) => Promise<readonly MxRecord[]>
  readonly resolve4: (name: string) => Promise<readonly string[]>
  readonly resolve6: (name: string) => Promise<readonly string[]>
  /** Ends all queries that are under way. */
  readonly cancel: () => void
}

export interface DnsOptions {
  /** Makes the resolver of one look-up. A new one keeps no socket over the pauses of a function. */
  readonly newResolver: () => DnsResolver
  /** A domain that exists, such as the sender's. A name server that does not know it denies whatever it is asked. */
  readonly witness: string
  /** Domains that are not looked up. */
  readonly knownToTakeMail?: readonly string[]
  /** The time for all queries of a domain together. */
  readonly withinMs?: number
}

/** A name server that does not answer costs a letter this much, and never the letter. */
const lookUpMs = 3 * secondMs

/** A domain with more servers than these takes mail by one of them or by none. */
const mostServers = 5

/**
 * Asks the DNS whether a domain takes mail (RFC 5321 §5.1): by its MX records, or by an address of its own if it
 * has none. A null MX (RFC 7505) says no, and so does a name that does not exist. Servers without a public address
 * count as none: nobody outside reaches a host on a private network. If a query fails, or the name server does not know
 * the witness either, the domain counts as one that takes mail.
 */
export function dnsMailDomains({
  newResolver,
  witness,
  knownToTakeMail = [],
  withinMs = lookUpMs,
}: DnsOptions): MailDomains {
  return {
    takesMail: async (domain) => {
      // The address literals of RFC 5321 §4.1.3 name no domain.
      if (domain.startsWith('[') || isIP(domain) > 0 || knownToTakeMail.includes(domain)) return true
      const late = Promise.withResolvers<boolean>()
      const timer = setTimeout(() => late.resolve(true), withinMs)
      let resolver: DnsResolver | undefined
      try {
        resolver = newResolver()
        return await Promise.race([askedOf(resolver, domain, witness), late.promise])
      } catch {
        return true
      } finally {
        clearTimeout(timer)
        resolver?.cancel()
      }
    },
  }
}

/** Rejects if a query that decides fails. */
async function askedOf(resolver: DnsResolver, domain: string, witness: string): Promise<boolean> {
  return (await askedFor(resolver, domain)) || !(await isKnown(resolver, witness))
}

async function askedFor(resolver: DnsResolver, domain: string): Promise<boolean> {
  const records = await unlessNone(resolver.resolveMx(domain))
  if (records === 'no-such-name') return false
  if (records.length === 0) return hasPublicAddress(resolver, domain)
  // A null MX next to others is a mistake, and the others count.
  const servers = records
    .toSorted((one, other) => one.priority - other.priority)
    .map(({ exchange }) => exchange.replace(/\.$/, ''))
    .filter((exchange) => exchange !== '')
  const first = servers.slice(0, mostServers).map((server) => hasPublicAddress(resolver, server))
  return (await anyOf(first)) || servers.length > mostServers
}

async function isKnown(resolver: DnsResolver, witness: string): Promise<boolean> {
  return (await unlessNone(resolver.resolveMx(witness))) !== 'no-such-name'
}

async function hasPublicAddress(resolver: DnsResolver, host: string): Promise<boolean> {
  // By the standard an MX record names no IP address. Many senders deliver to one nevertheless.
  if (isIP(host) > 0) return isPublicAddress(host)
  if (/^(.+\.)?localhost$/i.test(host)) return false
  return anyOf(
    [resolver.resolve4(host), resolver.resolve6(host)].map(async (asked) => {
      const addresses = await unlessNone(asked)
      return addresses !== 'no-such-name' && addresses.some(isPublicAddress)
    }),
  )
}

/** True as soon as one says so. If none does and one failed, it rejects. */
async function anyOf(asked: readonly Promise<boolean>[]): Promise<boolean> {
  const no = Symbol('no')
  const yes = asked.map(async (each) => (await each) || Promise.reject(no))
  try {
    return await Promise.any(yes)
  } catch (all) {
    const failed = all instanceof AggregateError ? all.errors.find((each) => each !== no) : all
    if (failed !== undefined) throw failed
    return false
  }
}

/** The records of an answer. That there are none is an answer, too. */
async function unlessNone<T>(asked: Promise<readonly T[]>): Promise<readonly T[] | 'no-such-name'> {
  try {
    return await asked
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENODATA') return []
    if (code === 'ENOTFOUND') return 'no-such-name'
    throw error
  }
}

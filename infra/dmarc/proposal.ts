import { type DmarcRecord, obsoleteTags, reportAddresses } from './record.ts'

/**
 * The DNS record with which a sender begins, as `NAME TXT "TEXT"`. It asks for nothing but reports. It stands
 * at the domain of `replyTo` if the sender's is below that, because one record there serves all domains of
 * the organisation.
 */
export function firstRecord(domain: string, replyTo: string): string {
  const host = hostOf(replyTo)
  const at = domain.endsWith(`.${host}`) ? host : domain
  return `_dmarc.${at} TXT "v=DMARC1; p=none; rua=mailto:${reportsTo(at, replyTo)}"`
}

/**
 * The address for reports about a domain: the one that answers go to, if its host is the domain or below it.
 * Others get reports only if their domain agrees (RFC 9990, section 4), and a mailbox provider's does not.
 */
function reportsTo(domain: string, replyTo: string): string {
  const host = hostOf(replyTo)
  return host === domain || host.endsWith(`.${domain}`) ? replyTo : `dmarc@${domain}`
}

/** The text of the record at `domain` without what RFC 9989 took away, and with an address for reports. */
export function mendedRecord(record: DmarcRecord, domain: string, replyTo: string): string {
  const { mail } = reportAddresses(record)
  const rua = (mail.length > 0 ? mail : [reportsTo(domain, replyTo)]).map((address) => `mailto:${address}`)
  const apart: readonly string[] = ['p', 'rua', 't', ...obsoleteTags]
  const kept = [...record.tags].filter(([tag]) => !apart.includes(tag))
  // `pct=0` asked receivers to apply nothing yet, which `t=y` says now.
  const testing = record.tags.get('t') ?? (record.tags.get('pct') === '0' ? 'y' : undefined)
  return [
    'v=DMARC1',
    `p=${record.tags.get('p') ?? 'none'}`,
    ...kept.map(([tag, value]) => `${tag}=${value}`),
    ...(testing === undefined ? [] : [`t=${testing}`]),
    `rua=${rua.join(',')}`,
  ].join('; ')
}

function hostOf(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase()
}

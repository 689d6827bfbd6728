import { createSocket } from 'node:dgram'
import { Resolver } from 'node:dns/promises'
import { once } from 'node:events'
import { onTestFinished } from 'vitest'

/** What stands at a name. `silent` answers nothing, `garbage` no DNS. */
export interface Records {
  readonly mx?: readonly (readonly [priority: number, exchange: string])[]
  readonly a?: readonly string[]
  readonly aaaa?: readonly string[]
  readonly cname?: string
  readonly fault?: 'SERVFAIL' | 'REFUSED' | 'NOTIMP' | 'FORMERR' | 'silent' | 'garbage' | 'truncated'
  /** The types that the fault befalls; without it, all. */
  readonly faultyTypes?: readonly string[]
}

export type Zone = Readonly<Record<string, Records>>

const types: Readonly<Record<number, 'a' | 'mx' | 'aaaa'>> = { 1: 'a', 15: 'mx', 28: 'aaaa' }
const codes: Readonly<Record<string, number>> & { readonly NXDOMAIN: number } = {
  FORMERR: 1,
  SERVFAIL: 2,
  NXDOMAIN: 3,
  NOTIMP: 4,
  REFUSED: 5,
}

/** A name server over UDP on a port of its own (RFC 1035), and a resolver that asks it. Gone after the test. */
export async function nameServer(zone: Zone) {
  const asked: string[] = []
  const socket = createSocket('udp4')
  socket.on('message', (query, { port, address }) => {
    const { name, type, end } = questionOf(query)
    asked.push(`${type} ${name}`)
    const answer = answerTo(zone, query.subarray(0, end), name, type)
    if (answer) socket.send(answer, port, address)
  })
  socket.bind(0, '127.0.0.1')
  await once(socket, 'listening')
  onTestFinished(() => void socket.close())
  const { port } = socket.address()
  return { asked, newResolver: () => resolverOf(port) }
}

/** A resolver that asks one port of this machine. */
export function resolverOf(port: number): Resolver {
  const resolver = new Resolver({ timeout: 400, tries: 2 })
  resolver.setServers([`127.0.0.1:${port}`])
  return resolver
}

function questionOf(query: Buffer) {
  const labels: string[] = []
  let at = 12
  for (let length = query[at] ?? 0; length > 0; length = query[at] ?? 0) {
    labels.push(query.toString('latin1', at + 1, at + 1 + length))
    at += 1 + length
  }
  const type = types[query.readUInt16BE(at + 1)] ?? 'other'
  return { name: labels.join('.').toLowerCase(), type, end: at + 5 }
}

function answerTo(zone: Zone, question: Buffer, name: string, type: string): Buffer | undefined {
  const { fault, faultyTypes = [type] } = zone[name] ?? {}
  const isFaulty = fault !== undefined && faultyTypes.includes(type)
  if (isFaulty && fault === 'silent') return undefined
  if (isFaulty && fault === 'garbage') return Buffer.from('no DNS')
  const { records, exists } = resolved(zone, name, type)
  const isTruncated = isFaulty && fault === 'truncated'
  const code = isFaulty && fault !== 'truncated' ? (codes[fault] ?? 0) : exists ? 0 : codes.NXDOMAIN
  const head = Buffer.from(question)
  // An answer, recursion available.
  head.writeUInt16BE(0x8180 | (isTruncated ? 0x0200 : 0) | code, 2)
  const answers = isFaulty ? [] : records
  head.writeUInt16BE(1, 4)
  head.writeUInt16BE(answers.length, 6)
  head.writeUInt32BE(0, 8)
  return Buffer.concat([head, ...answers])
}

/** The records of an answer, with the aliases before them. */
function resolved(zone: Zone, name: string, type: string): { records: Buffer[]; exists: boolean } {
  const found = zone[name]
  if (!found) return { records: [], exists: false }
  if (found.cname !== undefined) {
    const target = resolved(zone, found.cname, type)
    return { ...target, records: [record(name, 5, nameBytes(found.cname)), ...target.records] }
  }
  const mx = (found.mx ?? []).map(([priority, exchange]) =>
    record(name, 15, Buffer.from([priority >> 8, priority & 255, ...nameBytes(exchange)])),
  )
  const a = (found.a ?? []).map((each) => record(name, 1, Buffer.from(each.split('.').map(Number))))
  const aaaa = (found.aaaa ?? []).map((each) => record(name, 28, ipv6Bytes(each)))
  return { exists: true, records: type === 'mx' ? mx : type === 'a' ? a : type === 'aaaa' ? aaaa : [] }
}

function record(name: string, type: number, data: Buffer): Buffer {
  const fixed = Buffer.alloc(10)
  fixed.writeUInt16BE(type, 0)
  fixed.writeUInt16BE(1, 2)
  fixed.writeUInt32BE(60, 4)
  fixed.writeUInt16BE(data.length, 8)
  return Buffer.concat([nameBytes(name), fixed, data])
}

function nameBytes(name: string): Buffer {
  const labels = name.split('.').filter((label) => label !== '')
  return Buffer.concat([
    ...labels.map((label) => Buffer.from(`${String.fromCharCode(label.length)}${label}`, 'latin1')),
    Buffer.from([0]),
  ])
}

/** An address with at most one `::`. */
function ipv6Bytes(address: string): Buffer {
  const [front = [], back = []] = address
    .split('::')
    .map((half) => half.split(':').filter((each) => each !== ''))
  const groups = [...front, ...Array<string>(8 - front.length - back.length).fill('0'), ...back]
  return Buffer.from(groups.map((group) => group.padStart(4, '0')).join(''), 'hex')
}

import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'

export interface Gate {
  readonly endpoint: string
  /** While the gate is shut, it takes connections and lets nothing through: the caller waits for an answer. */
  readonly shut: (isShut: boolean) => void
  /** How much of what was sent it has held back. */
  readonly heldBytes: () => number
  readonly close: () => void
}

/** Stands before a service of AWS and lets its calls through, until it is shut. */
export async function gate(endpoint: string): Promise<Gate> {
  const { hostname, port } = new URL(endpoint)
  const sockets = new Set<Socket>()
  let isShut = false
  let held = 0
  const server = createServer((caller) => {
    const service = connect(Number(port), hostname)
    for (const [from, to] of [
      [caller, service],
      [service, caller],
    ] as const) {
      sockets.add(from)
      from.on('data', (chunk) => {
        if (isShut) held += chunk.length
        else to.write(chunk)
      })
      from.on('error', () => to.destroy())
      from.on('close', () => {
        sockets.delete(from)
        to.destroy()
      })
    }
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    shut(nowShut) {
      isShut = nowShut
    },
    heldBytes: () => held,
    close() {
      for (const socket of sockets) socket.destroy()
      server.close()
    },
  }
}

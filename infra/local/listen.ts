import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'
import type { Fetcher } from './door.ts'
import { type Guarded, guardServer } from './guard-server.ts'
import { PortProblem } from './start-problem.ts'

export interface Listening {
  /** The address for people: `http://localhost:3000`. */
  readonly origin: string
  /** The address for the SDK's clients, without a name to resolve. */
  readonly endpoint: string
  /** Stops listening and ends open connections. */
  readonly close: () => Promise<void>
}

/** A port to listen on; 0 lets the system choose. `option` is the command-line option that sets it. */
export interface Port {
  readonly port: number
  readonly option: string
}

/** Serves an app on the loopback address. Rejects with PortProblem if the port is in use or not allowed. */
export function listen(app: Fetcher, port: Port, guarded: Guarded = {}): Promise<Listening> {
  return listenOn(
    createAdaptorServer({
      fetch: (request, bindings) => app.fetch(request, bindings as HttpBindings),
    }) as Server,
    port,
    guarded,
  )
}

/** Lets a server listen on the loopback address, guarded from pages of other sites. */
export async function listenOn(
  server: Server,
  { port, option }: Port,
  guarded: Guarded = {},
): Promise<Listening> {
  guardServer(server, guarded)
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(portProblem(error, port, option)))
    server.listen(port, '127.0.0.1', resolve)
  })
  const { port: actual } = server.address() as AddressInfo
  return {
    origin: `http://localhost:${actual}`,
    endpoint: `http://127.0.0.1:${actual}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function portProblem(error: NodeJS.ErrnoException, port: number, option: string): Error {
  switch (error.code) {
    case 'EADDRINUSE':
      return new PortProblem(`Port ${port} is in use. Choose another one`, option, port + 10)
    case 'EACCES':
      return new PortProblem(`Port ${port} needs more rights. Choose one above 1023`, option, 8080)
    default:
      return error
  }
}

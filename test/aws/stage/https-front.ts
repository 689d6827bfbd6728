import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, request as send } from 'node:https'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { createAdaptorServer } from '@hono/node-server'
import { setting } from './settings.ts'

export interface HttpsFront {
  readonly origin: string
  readonly close: () => void
}

/** Serves on the loopback address with the emulator's own certificate, which functions and commands trust. */
export async function httpsFront(
  answer: (request: Request) => Promise<Response>,
  port = 0,
): Promise<HttpsFront> {
  const server = createAdaptorServer({
    fetch: answer,
    createServer,
    serverOptions: {
      cert: readFileSync(join(setting.tlsFolder, 'server.crt')),
      key: readFileSync(join(setting.tlsFolder, 'server.key')),
    },
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    origin: `https://localhost:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.close()
      if ('closeAllConnections' in server) server.closeAllConnections()
    },
  }
}

/** Sends a request on to the emulator as it came, under `path`. All headers stay, because they are signed. */
export async function forward(
  { method, headers }: Request,
  path: string,
  body: Uint8Array,
): Promise<Response> {
  const { hostname, port } = new URL(setting.endpoint)
  const sent = send({ hostname, port, path, method, headers: Object.fromEntries(headers) })
  sent.end(body)
  const [answer] = await once(sent, 'response')
  const bytes = await buffer(answer)
  const kept = Object.entries(answer.headers).flatMap(([name, value]): [string, string][] =>
    /^(connection|content-length|keep-alive|transfer-encoding)$/.test(name) || value === undefined
      ? []
      : [value].flat().map((each) => [name, String(each)]),
  )
  const hasBody = bytes.length > 0 && method !== 'HEAD'
  return new Response(hasBody ? new Uint8Array(bytes) : null, { status: answer.statusCode, headers: kept })
}

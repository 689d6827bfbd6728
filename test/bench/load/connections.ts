import { Agent, type IncomingHttpHeaders, request } from 'node:http'

/** One request of a load. */
export interface Ask {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
}

export interface Answer {
  /** 0 if the connection broke before there was an answer. */
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
  readonly ms: number
}

export interface Connections {
  /** Keeps every connection busy: `next` makes a request, and is told its answer before it makes another. */
  readonly run: (seconds: number, next: () => Asked) => Promise<void>
  readonly ask: (ask: Ask) => Promise<Answer>
}

export interface Asked {
  readonly ask: Ask
  readonly onAnswer: (answer: Answer) => void
}

/**
 * Connections to one server over Node's own client. Each has one request under way, as a browser's would. A library
 * would count answers; who was answered what has to be known here, to look for each of them in the table.
 */
export function openConnections(origin: string, count: number): Connections {
  const { hostname, port } = new URL(origin)
  // The name would have two addresses, of which the server has one.
  const host = hostname === 'localhost' ? '127.0.0.1' : hostname

  function askOn(agent: Agent | false, { method, path, headers = {}, body = '' }: Ask): Promise<Answer> {
    const begun = performance.now()
    const length = method === 'POST' ? { 'Content-Length': Buffer.byteLength(body) } : {}
    return new Promise((resolve) => {
      const broken = (): void =>
        resolve({ status: 0, headers: {}, body: Buffer.alloc(0), ms: performance.now() - begun })
      const sent = request(
        { host, port, method, path, agent, headers: { ...headers, ...length } },
        (message) => {
          const chunks: Buffer[] = []
          message.on('data', (chunk: Buffer) => chunks.push(chunk))
          message.on('error', broken)
          message.on('end', () =>
            resolve({
              status: message.statusCode ?? 0,
              headers: message.headers,
              body: Buffer.concat(chunks),
              ms: performance.now() - begun,
            }),
          )
        },
      )
      sent.on('error', broken)
      sent.end(body)
    })
  }

  return {
    ask: (ask) => askOn(false, ask),
    async run(seconds, next) {
      // Made anew each time: between two runs the server closes idle connections, and a request could meet one.
      const agent = new Agent({ keepAlive: true, maxSockets: count })
      const end = performance.now() + seconds * 1_000
      await Promise.all(
        Array.from({ length: count }, async () => {
          while (performance.now() < end) {
            const asked = next()
            asked.onAnswer(await askOn(agent, asked.ask))
          }
        }),
      )
      agent.destroy()
    },
  }
}

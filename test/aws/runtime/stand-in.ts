import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { type LambdaSettings, lambdaEnvironment, runtimeClient, type StartLambda } from './lambda.ts'

interface Call {
  readonly id: string
  readonly event: unknown
  readonly answer: (text: string) => void
}

/**
 * The other side of AWS's client: the runtime API (https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html),
 * one call at a time. A call that is out of time ends with its process, and the next one starts a new process.
 */
export const standIn: StartLambda = async (settings) => {
  const waiting: Call[] = []
  let runtime: ChildProcess | undefined
  let underWay: Call | undefined
  let timer: NodeJS.Timeout | undefined
  let idle: ServerResponse | undefined
  let printed = ''

  const hand = (): void => {
    const call = idle && waiting.shift()
    if (!idle || !call) return
    const { timeoutSeconds } = settings
    underWay = call
    const body = JSON.stringify(call.event)
    idle.writeHead(200, {
      'Content-Type': 'application/json',
      'Content-Length': Buffer.byteLength(body),
      'Lambda-Runtime-Aws-Request-Id': call.id,
      'Lambda-Runtime-Deadline-Ms': Date.now() + timeoutSeconds * 1_000,
      'Lambda-Runtime-Invoked-Function-Arn': 'arn:aws:lambda:us-east-1:111122223333:function:function',
      'Lambda-Runtime-Trace-Id': 'Root=1-6921c8a0-0123456789abcdef01234567;Sampled=0',
    })
    idle.end(body)
    idle = undefined
    timer = setTimeout(() => {
      settle(`Task timed out after ${timeoutSeconds.toFixed(2)} seconds`)
      runtime?.kill('SIGKILL')
      runtime = undefined
      idle = undefined
    }, timeoutSeconds * 1_000)
  }
  const settle = (answer: string): void => {
    clearTimeout(timer)
    underWay?.answer(answer)
    underWay = undefined
  }

  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    const [, what = ''] = /^\/2018-06-01\/runtime\/(.*)$/.exec(request.url ?? '') ?? []
    if (what === 'invocation/next') {
      idle = response
      return hand()
    }
    const body = await text(request)
    response.writeHead(202, { 'content-type': 'application/json' }).end('{"status":"OK"}')
    if (what === 'init/error') return waiting.shift()?.answer(body)
    if (what.startsWith(`invocation/${underWay?.id}/`)) settle(body)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  const start = (): ChildProcess => {
    const child = startRuntime(settings, port)
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk) => {
        printed += chunk
      })
    return child
  }
  return {
    invoke: (event) =>
      new Promise((answer) => {
        runtime ??= start()
        waiting.push({ id: randomUUID(), event, answer })
        hand()
      }),
    output: () => printed,
    async close() {
      clearTimeout(timer)
      runtime?.kill('SIGKILL')
      server.closeAllConnections()
      server.close()
    },
  }
}

function startRuntime(settings: LambdaSettings, port: number): ChildProcess {
  return spawn(process.execPath, [runtimeClient, settings.handler], {
    cwd: settings.code,
    env: { ...lambdaEnvironment(settings), AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${port}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
}

import type { AddressInfo } from 'node:net'
import {
  GetSendQuotaCommand,
  SESClient,
  SendRawEmailCommand,
  type SendRawEmailCommandInput,
} from '@aws-sdk/client-ses'
import { serve } from '@hono/node-server'
import { onTestFinished } from 'vitest'
import {
  type SesStandIn,
  type SesStandInOptions,
  sesStandIn,
} from '../../../../infra/local/ses/ses-stand-in.ts'

export const noon = Date.UTC(2026, 10, 23, 12)

/** A clock that stands still until it is told to move. */
export function stoppedClock(now = noon) {
  const clock = () => now
  return Object.assign(clock, {
    move: (ms: number) => {
      now += ms
    },
  })
}

export interface Served {
  ses: SesStandIn
  url: string
  /** The stand-in's answers, or promises of them, in the order of the calls. */
  answers: (Response | Promise<Response>)[]
  client: SESClient
  /** Sends `mail()` with the real SDK; `input` overrides parts of the call. */
  send(input?: Partial<SendRawEmailCommandInput>, patience?: Patience): Promise<string | undefined>
  quota(
    patience?: Patience,
  ): Promise<{ max: number | undefined; rate: number | undefined; sent: number | undefined }>
}

/** For how long one call waits: short where it is to give up. */
export interface Patience {
  readonly requestTimeout: number
}

/** A stand-in on a port of its own and the SDK's client for it, both gone when the test is over. */
export async function served(options: Partial<SesStandInOptions> = {}): Promise<Served> {
  const ses = sesStandIn({ clock: stoppedClock(), ...options })
  const answers: Served['answers'] = []
  const fetch: typeof ses.app.fetch = (...call) => {
    const answer = ses.app.fetch(...call)
    answers.push(answer)
    return answer
  }
  const server = serve({ fetch, hostname: '127.0.0.1', port: 0 })
  await new Promise((resolve) => server.once('listening', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const sdk = new SESClient({
    endpoint: url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
    maxAttempts: 1,
    requestHandler: { requestTimeout: 60_000, throwOnRequestTimeout: true },
  })
  onTestFinished(async () => {
    sdk.destroy()
    if ('closeAllConnections' in server) server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return {
    ses,
    url,
    answers,
    client: sdk,
    async send(input = {}, patience) {
      const answer = await sdk.send(
        new SendRawEmailCommand({
          Source: 'paperwire@example.org',
          Destinations: ['reader@example.net'],
          RawMessage: { Data: mail() },
          ...input,
        }),
        patience,
      )
      return answer.MessageId
    },
    async quota(patience) {
      const { Max24HourSend, MaxSendRate, SentLast24Hours } = await sdk.send(
        new GetSendQuotaCommand({}),
        patience,
      )
      return { max: Max24HourSend, rate: MaxSendRate, sent: SentLast24Hours }
    },
  }
}

/** A message as nodemailer would compose it; `headers` replace or add to its own. */
export function mail(headers: Record<string, string> = {}, parts = bothParts): Buffer {
  const all = {
    From: 'Paperwire <paperwire@example.org>',
    To: 'reader@example.net',
    Subject: 'Today: 12 papers',
    'Message-ID': '<own@example.org>',
    Date: 'Thu, 01 Jan 1970 00:00:00 +0000',
    'MIME-Version': '1.0',
    'Content-Type': 'multipart/alternative; boundary="b"',
    ...headers,
  }
  const head = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`)
  return Buffer.from(`${head.join('')}\r\n${parts}`)
}

const bothParts = [
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Twelve papers for you.',
  '--b',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<html><head><title>x</title></head><body><p>Twelve <a href="https://example.org/">papers</a>.</p></body></html>',
  '--b--',
  '',
].join('\r\n')

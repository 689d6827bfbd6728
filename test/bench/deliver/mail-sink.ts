import { createServer, type ServerResponse } from 'node:http'
import { listenOn } from '../../../infra/local/listen.ts'
import { answerXml } from '../../../infra/local/ses/query-protocol.ts'
import { answerParent } from './answer-parent.ts'
import { bodyOf } from './body-of.ts'
import { keepingSockets } from './keeping-sockets.ts'

/** So many of the first mails are kept: whole requests, which are read when somebody asks for them. */
const keptMails = 40

let latencyMs = 0
let arrivals: number[] = []
const kept: Buffer[] = []

const answer = answerXml('SendRawEmail', {
  MessageId: '0100019a-00000000-0000-4000-8000-000000000000-000000',
})

/** Takes every call for a mail: a stand-in that checked the mail would be slower than the worker. */
const server = createServer(async (request, response) => {
  const body = await bodyOf(request)
  arrivals.push(Date.now())
  if (kept.length < keptMails) kept.push(body)
  if (latencyMs > 0) setTimeout(() => take(response), latencyMs)
  else take(response)
})

function take(response: ServerResponse): void {
  response.writeHead(200, { 'Content-Type': 'text/xml', 'Content-Length': Buffer.byteLength(answer) })
  response.end(answer)
}

const { endpoint } = await listenOn(keepingSockets(server), { port: 0, option: '' })

const deeds = {
  endpoint: () => endpoint,
  answerAfter(ms: number) {
    latencyMs = ms
  },
  forgetArrivals() {
    arrivals = []
  },
  /** When the mails came, by this process's clock. */
  arrivals: () => arrivals,
  /** The bytes of the first mails. */
  mails: () => kept.map(mailOf),
}

function mailOf(body: Buffer): Uint8Array {
  const data = new URLSearchParams(body.toString('latin1')).get('RawMessage.Data')
  if (data === null) throw new Error('a request without a mail')
  return Uint8Array.from(Buffer.from(data, 'base64'))
}

export type SinkDeeds = typeof deeds

answerParent(deeds)

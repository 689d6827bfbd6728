import { Hono } from 'hono'
import { listen } from '../../../infra/local/listen.ts'

/** What a bare route answers, and a body in base64. */
export interface BareAnswer {
  readonly status: 200 | 202 | 303
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

let headers: BareAnswer['headers'] = {}
let status: BareAnswer['status'] = 200
let body = new Uint8Array()

const app = new Hono()
app.all('*', (c) => c.body(body, status, { ...headers }))

const { origin } = await listen(app, { port: 0, option: '' })
process.on('message', (answer: BareAnswer) => {
  headers = answer.headers
  status = answer.status
  body = Uint8Array.from(Buffer.from(answer.body, 'base64'))
  process.send?.('ready')
})
process.send?.({ origin })

import { type Context, Hono } from 'hono'
import { hang, reset, type SesEnv } from './connection.ts'
import type { EventSender } from './event-sender.ts'
import { publishedEvents } from './events-of.ts'
import { NotKept } from './message-store.ts'
import { answerXml, readSend, refusalXml } from './query-protocol.ts'
import type { SesQuota } from './quota.ts'
import { type Refusal, refusal } from './refusal.ts'
import type { SendAnswer } from './send-answer.ts'
import { type SendDeps, sendRawEmail } from './send-raw-email.ts'

export interface QueryApiDeps extends SendDeps {
  limits: SesQuota
  warn: (text: string) => void
  events: EventSender
}

/** `POST /`: the calls of Amazon SES, version 2010-12-01. Signatures are not checked. */
export function queryApi(deps: QueryApiDeps): Hono<SesEnv> {
  const api = new Hono<SesEnv>()
  api.onError((error, c) => {
    deps.warn(
      error instanceof NotKept
        ? `${error.message} SES answers 500 until it can.`
        : `A call to the SES stand-in failed: ${error.stack ?? error.message}`,
    )
    return refuse(c, refusal.serverError)
  })
  return api.post('/', async (c) => {
    const form = new URLSearchParams(await c.req.text())
    const action = form.get('Action') ?? ''
    switch (action) {
      case 'SendRawEmail': {
        const { answer, accepted } = await sendRawEmail(deps, readSend(form))
        if (accepted) deps.events.start(publishedEvents(accepted.message, accepted.headers))
        return answered(c, answer)
      }
      case 'GetSendQuota':
        return sendQuota(c, deps)
      default:
        return refuse(c, refusal.noAction(action))
    }
  })
}

function answered(c: Context<SesEnv>, answer: SendAnswer): Response | Promise<Response> {
  switch (answer.kind) {
    case 'accepted':
      return xml(
        c,
        answerXml('SendRawEmail', answer.messageId === undefined ? {} : { MessageId: answer.messageId }),
      )
    case 'refused':
      return refuse(c, answer.refusal)
    case 'reset':
      return reset(c)
    case 'hang':
      return hang(c)
  }
}

function sendQuota(
  c: Context<SesEnv>,
  { faults, limits, quota }: QueryApiDeps,
): Response | Promise<Response> {
  const fault = faults.ofQuota()
  if (fault === 'quota-hang') return hang(c)
  if (fault === 'quota-error') return refuse(c, refusal.serverError)
  return xml(
    c,
    answerXml('GetSendQuota', {
      Max24HourSend: limits.max24HourSend,
      MaxSendRate: limits.maxSendRate,
      SentLast24Hours: quota.sentLast24Hours(),
    }),
  )
}

function refuse(c: Context<SesEnv>, why: Refusal): Response {
  return xml(c, refusalXml(why), why.status)
}

function xml(c: Context<SesEnv>, body: string, status: 200 | Refusal['status'] = 200): Response {
  return c.body(body, status, { 'content-type': 'text/xml' })
}

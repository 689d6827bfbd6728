import { Hono } from 'hono'
import * as z from 'zod'
import type { SesEnv } from './connection.ts'
import { type Misbehaviours, misbehaviourSchema } from './misbehaviour.ts'

/**
 * `POST /misbehave` adds a plan, `GET` lists the active plans, `DELETE` clears them. All answer with the
 * list.
 */
export function misbehaveRoutes(faults: Misbehaviours): Hono<SesEnv> {
  return new Hono<SesEnv>()
    .get('/misbehave', (c) => c.json({ plans: faults.list() }))
    .post('/misbehave', async (c) => {
      const body: unknown = await c.req.json().catch(() => undefined)
      if (body === undefined)
        return c.json({ error: 'The body must be JSON, such as {"fault":"throttle"}.' }, 400)
      const plan = misbehaviourSchema.safeParse(body)
      if (!plan.success) return c.json({ error: z.prettifyError(plan.error) }, 400)
      faults.add(plan.data)
      return c.json({ plans: faults.list() })
    })
    .delete('/misbehave', (c) => {
      faults.clear()
      return c.json({ plans: [] })
    })
}

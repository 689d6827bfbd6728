import type { Env, Hono } from 'hono'
import type { EpochMs } from '../../shared/time/clock.ts'
import type { PlayedTick } from './play-tick.ts'

/**
 * `POST /tick` with `{"at": "2026-11-24T08:00:00Z"}` runs a tick as if it were that time. Ticks run one at a
 * time.
 */
export function tickRoute<E extends Env>(app: Hono<E>, play: (at: EpochMs) => Promise<PlayedTick>): void {
  let playing: Promise<unknown> = Promise.resolve()
  app.post('/tick', async (c) => {
    const body: unknown = await c.req.json().catch(() => undefined)
    const at = parseMoment(typeof body === 'object' && body !== null && 'at' in body ? body.at : undefined)
    if (at === undefined) {
      return c.json({ error: 'Say when, with zone: {"at": "2026-11-24T08:00:00Z"}' }, 400)
    }
    const played = playing.then(() => play(at))
    playing = played.catch(() => undefined)
    return c.json(await played)
  })
}

/** Parses a time with a zone; undefined for any other text, because a local time depends on the machine. */
export function parseMoment(text: unknown): EpochMs | undefined {
  if (typeof text !== 'string') return undefined
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text)) return undefined
  const at = Date.parse(text)
  return Number.isNaN(at) ? undefined : at
}

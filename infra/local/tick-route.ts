import type { Env, Hono } from 'hono'
import { faultName } from '../../shared/log/fault-name.ts'
import type { EpochMs } from '../../shared/time/clock.ts'
import type { PlayedTick } from './play-tick.ts'
import type { TickProgress } from './tick-progress.ts'

/** A line of the answer. The last one is `played` or `failed`. */
export type TickLine =
  | { readonly progress: TickProgress }
  | { readonly played: PlayedTick }
  | { readonly failed: string }

/** Calls `work` again and again until it is told to stop. */
export type Repeat = (work: () => void) => () => void

/** A client gives up on an answer of which it hears nothing for minutes, so it hears something each second. */
const everySecond: Repeat = (work) => {
  const timer = setInterval(work, 1_000)
  return () => clearInterval(timer)
}

export type PlayTick = (at: EpochMs, onProgress: (progress: TickProgress) => void) => Promise<PlayedTick>

/**
 * `POST /tick` with `{"at": "2026-11-24T08:00:00Z"}` runs a tick as if it were that time. Ticks run one at a time. The
 * answer begins at once and has a line of JSON each second, however long the tick takes. A client that goes away leaves
 * the tick running.
 */
export function tickRoute<E extends Env>(app: Hono<E>, play: PlayTick, repeat: Repeat = everySecond): void {
  let playing: Promise<unknown> = Promise.resolve()
  app.post('/tick', async (c) => {
    const body: unknown = await c.req.json().catch(() => undefined)
    const at = parseMoment(typeof body === 'object' && body !== null && 'at' in body ? body.at : undefined)
    if (at === undefined) {
      return c.json({ error: 'Say when, with zone: {"at": "2026-11-24T08:00:00Z"}' }, 400)
    }
    let progress: TickProgress = { due: 0, sent: 0 }
    const played = playing.then(() => play(at, (now) => (progress = now)))
    playing = played.catch(() => undefined)
    return c.body(
      linesUntil(played, () => ({ progress }), repeat),
      200,
      {
        'Content-Type': 'application/x-ndjson',
      },
    )
  })
}

function linesUntil(
  played: Promise<PlayedTick>,
  progress: () => TickLine,
  repeat: Repeat,
): ReadableStream<Uint8Array> {
  let stop = (): void => {}
  return new ReadableStream({
    async start(controller) {
      const write = (line: TickLine): void =>
        controller.enqueue(new TextEncoder().encode(`${JSON.stringify(line)}\n`))
      write(progress())
      let isGone = false
      const end = repeat(() => write(progress()))
      stop = () => {
        isGone = true
        end()
      }
      const last = await played.then(
        (result): TickLine => ({ played: result }),
        (fault: unknown): TickLine => ({ failed: faultName(fault) }),
      )
      if (isGone) return
      stop()
      write(last)
      controller.close()
    },
    cancel: () => stop(),
  })
}

/** Parses a time with a zone; undefined for any other text, because a local time depends on the machine. */
export function parseMoment(text: unknown): EpochMs | undefined {
  if (typeof text !== 'string') return undefined
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/.test(text)) return undefined
  const at = Date.parse(text)
  return Number.isNaN(at) ? undefined : at
}

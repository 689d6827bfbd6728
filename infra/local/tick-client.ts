import type { PlayedTick } from './play-tick.ts'
import type { TickProgress } from './tick-progress.ts'
import type { TickLine } from './tick-route.ts'

/** The result of asking a running local world for a tick. */
export type AskedTick =
  | { readonly outcome: 'played'; readonly played: PlayedTick }
  | { readonly outcome: 'bad-time' }
  /** The local world says by the name of a fault, or by a status, that the tick failed. */
  | { readonly outcome: 'failed'; readonly why: string }
  /** The local world ended before the tick did. */
  | { readonly outcome: 'ended' }

/** Asks a running local world for a tick, and waits for its end, however long it takes. */
export async function askForTick(
  inboxOrigin: string,
  at: string,
  onProgress: (progress: TickProgress) => void = () => {},
  post: typeof fetch = fetch,
): Promise<AskedTick> {
  const answer = await post(new URL('/tick', inboxOrigin), { method: 'POST', body: JSON.stringify({ at }) })
  if (answer.status === 400) return { outcome: 'bad-time' }
  if (!answer.ok || !answer.body) return { outcome: 'failed', why: String(answer.status) }
  try {
    for await (const line of linesOf(answer.body)) {
      if ('played' in line) return { outcome: 'played', played: line.played }
      if ('failed' in line) return { outcome: 'failed', why: line.failed }
      onProgress(line.progress)
    }
  } catch (fault) {
    // Node's name for a connection that was cut. Any other fault is a bug.
    if (!(fault instanceof TypeError && fault.message === 'terminated')) throw fault
  }
  return { outcome: 'ended' }
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<TickLine> {
  let rest = ''
  const decoder = new TextDecoder()
  for await (const chunk of body) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    for (const line of lines) yield JSON.parse(line) as TickLine
  }
}

import * as z from 'zod'

const patienceMs = 10_000

const healthy = z.object({ status: z.literal('ok') })

/**
 * A sentence about what keeps visitors from the API under its public name; undefined if `/health` answers.
 */
export async function whatAilsTheDoor(
  { fetch }: { readonly fetch: typeof globalThis.fetch },
  origin: string,
): Promise<string | undefined> {
  const path = `${origin}/health`
  try {
    const answer = await fetch(path, { signal: AbortSignal.timeout(patienceMs) })
    if (!answer.ok) return `${path} answers ${answer.status}: does the host point to the API of this stage?`
    // A parked domain or a captive portal can answer 200 too.
    if (healthy.safeParse(await answer.json().catch(() => undefined)).success) return undefined
    return `${path} answers, but not as the API does: does the host point to another server?`
  } catch {
    return `${origin} did not answer within ${patienceMs / 1_000} seconds: its DNS record must point to the API (see the outputs of the stack).`
  }
}

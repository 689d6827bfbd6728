import * as z from 'zod'

const patienceMs = 10_000

const healthy = z.object({ status: z.literal('ok') })

/** What keeps visitors from the API under its public name, in a sentence; undefined where its own health page answers. */
export async function whatAilsTheDoor(
  { fetch }: { readonly fetch: typeof globalThis.fetch },
  origin: string,
): Promise<string | undefined> {
  const path = `${origin}/health`
  try {
    const answer = await fetch(path, { signal: AbortSignal.timeout(patienceMs) })
    if (!answer.ok) return `${path} answers ${answer.status}: does the host lead to the API of this stage?`
    // A parked domain and a captive portal answer 200 too.
    if (healthy.safeParse(await answer.json().catch(() => undefined)).success) return undefined
    return `${path} answers, but not as the API does: does the host lead to another place?`
  } catch {
    return `${origin} cannot be reached within ${patienceMs / 1_000} seconds: its DNS record has to lead to the API (outputs of the stack).`
  }
}

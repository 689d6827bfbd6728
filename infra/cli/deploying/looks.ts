import { awsTrouble } from './aws-trouble.ts'

/** One thing to look at. It finds a sentence for each obstacle, and rejects if it cannot be looked at. */
export interface Look {
  /** What is looked at, as it stands after "at" in a sentence. */
  readonly at: string
  readonly look: () => Promise<string | Partial<Findings> | undefined>
}

export interface Findings {
  /** What is in the way, a sentence each. */
  readonly missing: readonly string[]
  /** What is not in the way and could be better, a sentence each. */
  readonly advice: readonly string[]
  /** What could not be looked at, and why, a sentence each. */
  readonly unseen: readonly string[]
}

/** How long a look may take before the others are told without it. */
const patienceMs = 30_000

/** Looks at everything at once. A look that fails or takes too long loses none of the others. */
export async function lookAtAll(
  looks: readonly Look[],
  wait: (ms: number) => Promise<unknown>,
): Promise<Findings> {
  const found = await Promise.all(looks.map((each) => findingsOf(each, wait)))
  // One reason, such as no credentials, often has many looks fail.
  const byReason = Map.groupBy(
    found.flatMap(({ failed }) => failed ?? []),
    ({ reason }) => reason,
  )
  return {
    missing: found.flatMap(({ missing }) => missing ?? []),
    advice: found.flatMap(({ advice }) => advice ?? []),
    unseen: [...byReason].map(
      ([reason, failed]) => `Could not look at ${inWords(failed.map(({ at }) => at))}: ${reason}`,
    ),
  }
}

interface Found extends Partial<Findings> {
  readonly failed?: { readonly at: string; readonly reason: string }
}

async function findingsOf({ at, look }: Look, wait: (ms: number) => Promise<unknown>): Promise<Found> {
  try {
    const found = await Promise.race([
      // A look that throws at once is like one that rejects.
      Promise.resolve().then(look),
      wait(patienceMs).then(() => {
        throw new Error(`no answer within ${patienceMs / 1_000} seconds`)
      }),
    ])
    return typeof found === 'string' ? { missing: [found] } : (found ?? {})
  } catch (error) {
    return { failed: { at, reason: reasonOf(error) } }
  }
}

function inWords(names: readonly string[]): string {
  return [names.slice(0, -1).join(', '), ...names.slice(-1)].filter((part) => part !== '').join(' and ')
}

/** Why a call failed, on one line, with a full stop. */
export function reasonOf(error: unknown): string {
  const known = awsTrouble(error)
  if (known !== undefined) return known
  const text = error instanceof Error ? error.message || error.name : String(error)
  const line = text.replace(/\s+/g, ' ').trim()
  return /[.!?]$/.test(line) ? line : `${line}.`
}

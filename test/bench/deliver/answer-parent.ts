/** What a program can be asked to do, by name. */
// biome-ignore lint/suspicious/noExplicitAny: each deed has parameters of its own
export type Deeds = Readonly<Record<string, (...given: any[]) => unknown>>

export interface Question {
  readonly deed: string
  readonly given: readonly unknown[]
}

export type Reply = { readonly answer: unknown } | { readonly fault: string }

/** Lets the process that started this one ask for these deeds, one after the other. Ends with that process. */
export function answerParent(deeds: Deeds): void {
  process.on('message', async ({ deed, given }: Question) => {
    process.send?.(await replyOf(deeds, deed, given))
  })
  process.once('disconnect', () => process.exit(0))
  process.send?.('ready')
}

async function replyOf(deeds: Deeds, deed: string, given: readonly unknown[]): Promise<Reply> {
  try {
    return { answer: await deeds[deed]?.(...given) }
  } catch (fault) {
    return { fault: fault instanceof Error ? String(fault.stack) : String(fault) }
  }
}

import { asOne } from './split-words.ts'
import type { Slot, Wording } from './wording.ts'

/** After a compound these say nothing more: `multi-agent systems` are met by `multi-agent`. */
const lightTail =
  /^(?:algorithm|approach|framework|generat|languag|learn|method|model|prompt|system|techniqu)$/

/** Words that alone mean what they mean with a tail: nothing is federated but learning. */
const tellingWord =
  /^(?:contrastiv|deepfak|federat|humanoid|jailbreak|recommendation|reinforcement|sentiment)$/
const tellingTail = /^(?:analysis|attack|detect|learn|method|model|robot|system|techniqu)$/

/** What stands for words without their tail: `multi-agent` for `multi-agent systems`, `federated` for its learning. */
export function shortened(run: readonly Slot[], from: number): Wording[] {
  const [first] = run
  const tail = run.at(-1)
  if (run.length < 2 || !first || !tail) return []
  const place = { from, to: from + run.length, isPart: true }
  if (run.length === 2 && tellingWord.test(first.stem) && tellingTail.test(tail.stem))
    return [{ ...place, phrases: [[first.stem]] }]
  if (!lightTail.test(tail.stem)) return []
  return [{ from: place.from, to: place.to, phrases: [[asOne(run.slice(0, -1))]], isCompound: true }]
}

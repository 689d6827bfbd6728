import type { ItemChange } from '../../dynamo/engine/table.ts'
import { addedAttribute, nextVersion } from './next-release.ts'
import { Violation } from './violation.ts'

/**
 * Two releases side by side: attributes of the next one stay, and an item of its version is claimed by its own workers
 * only. Leaving is the same for both.
 */
export function checkUpgrade(
  { before, after }: ItemChange,
  isUpgraded: (attempt: string | undefined) => boolean,
): void {
  if (!before || !after) return
  const id = after.id?.S
  // An erased subscriber keeps no attribute that a release does not know.
  const isErased = after.address === undefined
  if (before[addedAttribute] && !after[addedAttribute] && !isErased)
    throw new Violation('upgrade', `${id} loses an attribute of the next release`)
  const version = Number(before.version?.N)
  if (Number(after.version?.N) < version)
    throw new Violation('upgrade', `${id} is written back to version ${after.version?.N}`)
  const attempt = after.attempt?.M?.id?.S
  const isClaim = attempt !== undefined && attempt !== before.attempt?.M?.id?.S
  if (isClaim && version === nextVersion && !isUpgraded(attempt))
    throw new Violation('upgrade', `${id} is claimed by a worker that does not know version ${version}`)
}

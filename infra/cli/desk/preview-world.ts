import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { PaperSource } from '../../../shared/paper/source/paper-source.ts'
import type { Clock } from '../../../shared/time/clock.ts'
import { openDataFolder } from '../../local/data-folder.ts'
import { onlyFrom } from '../../local/papers/papers-from.ts'
import { startWorld, type World } from '../../local/world.ts'

/**
 * Runs `work` with a temporary local world that has one source of papers, and removes the world afterwards.
 */
export async function inPreviewWorld<T>(
  papers: PaperSource,
  clock: Clock,
  use: (world: World) => Promise<T>,
): Promise<T> {
  const data = mkdtempSync(join(tmpdir(), 'paperwire-preview-'))
  try {
    const world = await startWorld({
      port: 0,
      inboxPort: 0,
      dbPort: 0,
      // A preview plays a whole life within a minute.
      liftBudgets: true,
      folder: openDataFolder(data, true),
      papers: onlyFrom(papers),
      clock,
      log: () => ({ info() {}, warn: console.warn, error: console.error }),
    })
    return await use(world).finally(world.stop)
  } finally {
    rmSync(data, { recursive: true, force: true })
  }
}

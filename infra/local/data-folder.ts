import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import * as z from 'zod'
import { StartProblem } from './start-problem.ts'

/** Where the local world keeps what survives a restart. */
export interface DataFolder {
  readonly path: string
  readonly database: string
  readonly inbox: string
  readonly keys: LocalKeys
  /** Tells other commands where the running world listens. */
  announce(world: RunningWorld): void
  /** Lets another world have the folder. */
  unlock(): void
}

/** The secrets of this machine's world, made at the first start. */
export interface LocalKeys {
  readonly addressHashKey: string
  readonly tokenKeys: string
}

const runningWorldSchema = z.object({
  pid: z.number(),
  origin: z.string(),
  inboxOrigin: z.string(),
  databaseEndpoint: z.string(),
})
export type RunningWorld = z.infer<typeof runningWorldSchema>

const lockFile = (path: string): string => join(path, 'running.json')
const keysSchema = z.object({ addressHashKey: z.string(), tokenKeys: z.string() })

/**
 * Takes a folder for one world. LevelDB allows one process only and fails unreadably at a second one, so whoever runs
 * leaves a note with its process id; a note of a process that is gone counts for nothing.
 */
export function openDataFolder(path: string, fresh: boolean): DataFolder {
  const running = runningWorld(path)
  if (running) {
    const shown = relative(process.cwd(), path) || path
    throw new StartProblem(
      `Paperwire is running already with the data in ${shown} (process ${running.pid}): stop it, or choose another folder with --data.`,
    )
  }
  if (fresh) emptyFolder(path)
  mkdirSync(path, { recursive: true })
  const keys = localKeys(path)
  const mine: RunningWorld = { pid: process.pid, origin: '', inboxOrigin: '', databaseEndpoint: '' }
  writeFileSync(lockFile(path), JSON.stringify(mine))
  return {
    path,
    database: join(path, 'database'),
    inbox: join(path, 'inbox'),
    keys,
    announce: (world) => writeFileSync(lockFile(path), JSON.stringify(world)),
    unlock: () => rmSync(lockFile(path), { force: true }),
  }
}

/** The world that runs with the data of a folder, if one does. */
export function runningWorld(path: string): RunningWorld | undefined {
  const note = readJson(lockFile(path), runningWorldSchema)
  return note && isAlive(note.pid) ? note : undefined
}

/** Only what this program put there: somebody may have named their home. */
function emptyFolder(path: string): void {
  for (const name of ['database', 'inbox', 'keys.json', 'running.json']) {
    rmSync(join(path, name), { recursive: true, force: true })
  }
}

/** The keys of a folder, made if there are none yet. */
export function localKeys(path: string): LocalKeys {
  const file = join(path, 'keys.json')
  const known = readJson(file, keysSchema)
  if (known) return known
  if (existsSync(file))
    throw new StartProblem(`${file} is broken: npm start -- --fresh starts with an empty folder.`)
  const secret = () => randomBytes(32).toString('base64url')
  const keys = { addressHashKey: secret(), tokenKeys: JSON.stringify({ current: 'k1', k1: secret() }) }
  writeFileSync(file, JSON.stringify(keys), { mode: 0o600 })
  return keys
}

function readJson<T>(file: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data
  } catch {
    return undefined
  }
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // EPERM: it lives, under another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

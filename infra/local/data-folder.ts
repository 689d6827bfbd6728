import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import * as z from 'zod'
import { diskTrouble } from './disk-trouble.ts'
import { StartProblem } from './start-problem.ts'

/** The folder with everything of a local world that survives a restart. */
export interface DataFolder {
  readonly path: string
  readonly database: string
  readonly inbox: string
  readonly keys: LocalKeys
  /** Writes down where the world listens, for other commands. */
  announce(world: RunningWorld): void
  /** Frees the folder for another world. */
  unlock(): void
}

/** The secrets of a local world, made at its first start. */
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
 * Opens a folder for one world. `fresh` empties it first. LevelDB allows only one process and fails
 * unreadably at a second one, so the running world leaves a note with its process id. A note of a process
 * that has ended is ignored. Throws StartProblem if another world runs with the folder.
 */
export function openDataFolder(path: string, fresh: boolean): DataFolder {
  const running = runningWorld(path)
  if (running) {
    const shown = relative(process.cwd(), path) || path
    throw new StartProblem(
      `Paperwire is already running with the data in ${shown} (process ${running.pid}): stop it, or choose another folder with --data.`,
    )
  }
  const keys = prepareFolder(path, fresh)
  return {
    path,
    database: join(path, 'database'),
    inbox: join(path, 'inbox'),
    keys,
    announce: (world) => writeFileSync(lockFile(path), JSON.stringify(world)),
    unlock: () => rmSync(lockFile(path), { force: true }),
  }
}

/** Throws StartProblem if the folder cannot be written. */
function prepareFolder(path: string, fresh: boolean): LocalKeys {
  try {
    if (fresh) emptyFolder(path)
    mkdirSync(path, { recursive: true })
    const keys = localKeys(path)
    const mine: RunningWorld = { pid: process.pid, origin: '', inboxOrigin: '', databaseEndpoint: '' }
    writeFileSync(lockFile(path), JSON.stringify(mine))
    return keys
  } catch (error) {
    const trouble = diskTrouble(error)
    if (trouble === undefined) throw error
    throw new StartProblem(
      `The folder ${path} cannot hold the data: ${trouble}. Choose another one with --data.`,
    )
  }
}

/** The world that runs with the data of a folder; undefined if none runs. */
export function runningWorld(path: string): RunningWorld | undefined {
  const note = readJson(lockFile(path), runningWorldSchema)
  return note && isAlive(note.pid) ? note : undefined
}

/** Deletes only what this program wrote, because `--data` could name somebody's home folder. */
function emptyFolder(path: string): void {
  for (const name of ['database', 'inbox', 'keys.json', 'running.json']) {
    rmSync(join(path, name), { recursive: true, force: true })
  }
}

/** The keys of a folder. Makes them if there are none yet; throws StartProblem if their file is broken. */
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
    // EPERM means that the process lives under another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

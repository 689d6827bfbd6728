import { mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { diskTrouble } from '../disk-trouble.ts'
import { type Message, messageSchema } from './message.ts'
import { type MessageStore, messageIndex, NotKept } from './message-store.ts'

/**
 * Stores each message as two files in `folder`: `<id>.eml` (the source) and `<id>.json` (its data). The
 * folder is made if it does not exist. The `.json` is written last, so a message exists only when it is
 * complete. Files that cannot be read at the start are skipped and kept, and `warn` is called.
 */
export function folderMessageStore(folder: string, warn: (text: string) => void): MessageStore {
  mkdirSync(folder, { recursive: true })
  const index = messageIndex(load(folder, warn))
  const path = (name: string) => join(folder, name)
  return {
    all: index.all,
    find: index.find,
    nextPlace: index.nextPlace,
    async put(message, source) {
      const names = [`${message.messageId}.eml`, `${message.messageId}.json`] as const
      try {
        await writeWhole(path(names[0]), source)
        await writeWhole(path(names[1]), `${JSON.stringify(message, null, 2)}\n`)
      } catch (error) {
        await forget(names.map(path))
        const trouble = diskTrouble(error)
        if (trouble === undefined) throw error
        throw new NotKept(`The inbox cannot keep a mail in ${folder}: ${trouble}.`, { cause: error })
      }
      index.add(message)
    },
    source: async (messageId) => (index.find(messageId) ? readFile(path(`${messageId}.eml`)) : undefined),
    async clear() {
      index.clear()
      const ours = (await readdir(folder)).filter((name) => /\.(eml|json|tmp)$/.test(name))
      await Promise.all(ours.map((name) => rm(path(name), { force: true })))
    },
  }
}

/** Gives back the room of a message of which a part could not be written. */
async function forget(paths: readonly string[]): Promise<void> {
  const parts = paths.flatMap((path) => [path, `${path}.tmp`])
  await Promise.allSettled(parts.map((path) => rm(path, { force: true })))
}

/**
 * Writes a file under another name and renames it, so that a crash leaves only a `.tmp` and never half a
 * file.
 */
async function writeWhole(path: string, content: Buffer | string): Promise<void> {
  await writeFile(`${path}.tmp`, content)
  await rename(`${path}.tmp`, path)
}

function load(folder: string, warn: (text: string) => void): Message[] {
  const names = new Set(readdirSync(folder))
  const loaded = new Map<string, Message>()
  for (const name of names) {
    if (!name.endsWith('.json')) continue
    const id = name.slice(0, -'.json'.length)
    try {
      const message = messageSchema.parse(JSON.parse(readFileSync(join(folder, name), 'utf8')))
      if (message.messageId !== id) throw new Error(`it holds the message ${message.messageId}`)
      if (!names.has(`${id}.eml`)) throw new Error(`${id}.eml is missing`)
      loaded.set(id, message)
    } catch (error) {
      warn(`Skipped ${join(folder, name)}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  for (const name of names) {
    const halfWritten =
      name.endsWith('.tmp') || (name.endsWith('.eml') && !names.has(name.replace(/eml$/, 'json')))
    if (halfWritten) warn(`Skipped ${join(folder, name)}: it is incomplete`)
  }
  return [...loaded.values()]
}

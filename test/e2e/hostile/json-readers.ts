import { spawnSync } from 'node:child_process'
import { DatabaseSync } from 'node:sqlite'
import { fileURLToPath } from 'node:url'

/** Every value of a document in its order, by its path. Of a list and an object there is a mark. */
export type Leaves = readonly (readonly [path: string, value: unknown])[]

export interface JsonReader {
  readonly name: string
  readonly read: (documents: readonly string[]) => Promise<readonly Leaves[]>
}

const node: JsonReader = {
  name: 'V8',
  read: async (documents) => documents.map((document) => [...leaves(JSON.parse(document), '')]),
}

function* leaves(value: unknown, path: string): Generator<readonly [string, unknown]> {
  if (typeof value !== 'object' || value === null) {
    yield [path, value]
    return
  }
  yield [path, Array.isArray(value) ? 'list' : 'object']
  for (const [name, each] of Object.entries(value)) yield* leaves(each, `${path}/${name}`)
}

const script = fileURLToPath(new URL('read_json.py', import.meta.url))

const python: JsonReader = {
  name: 'Python',
  read: async (documents) => {
    const input = documents.map((document) => `${Buffer.from(document).toString('base64')}\n`).join('')
    const { stdout, stderr, status } = spawnSync('python3', [script], {
      input,
      encoding: 'utf8',
      maxBuffer: 1_000_000_000,
    })
    if (status !== 0) throw new Error(`Python could not read the JSON: ${stderr}`)
    return stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as Leaves)
  },
}

interface SqliteRow {
  readonly id: number
  readonly parent: number | null
  readonly key: string | number | null
  readonly type: string
  readonly atom: unknown
}

/** The parser of SQLite, which is written in C. */
const sqlite: JsonReader = {
  name: 'SQLite',
  read: async (documents) => {
    const database = new DatabaseSync(':memory:')
    try {
      const rows = database.prepare('SELECT id, parent, key, type, atom FROM json_tree(?) ORDER BY id')
      return documents.map((document) => leavesOf(rows.all(document) as unknown as SqliteRow[]))
    } finally {
      database.close()
    }
  },
}

function leavesOf(rows: readonly SqliteRow[]): Leaves {
  const paths = new Map<number, string>()
  return rows.map(({ id, parent, key, type, atom }) => {
    const path = parent === null ? '' : `${paths.get(parent)}/${key}`
    paths.set(id, path)
    const marks: Readonly<Record<string, unknown>> = {
      array: 'list',
      object: 'object',
      true: true,
      false: false,
    }
    return [path, type in marks ? marks[type] : atom] as const
  })
}

/** The three parsers. Without Python there are two, and a warning. */
export function jsonReaders(): readonly JsonReader[] {
  if (spawnSync('python3', ['--version']).status === 0) return [node, sqlite, python]
  console.warn('JSON is read by two parsers only: there is no python3')
  return [node, sqlite]
}

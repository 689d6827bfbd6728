import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** A page that people read. */
export interface Document {
  /** From the root, with slashes. */
  readonly path: string
  readonly text: string
}

export const root = fileURLToPath(new URL('../..', import.meta.url))

export function read(path: string): string {
  return readFileSync(`${root}/${path}`, 'utf8')
}

/** The README and every other Markdown file of the repository. */
export const documents: readonly Document[] = [
  'README.md',
  ...['docs', 'functions', 'infra', 'shared', 'test'].flatMap((folder) =>
    readdirSync(`${root}/${folder}`, { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.md'))
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .sort(),
  ),
].map((path) => ({ path, text: read(path) }))

export function documentAt(path: string): Document {
  const found = documents.find((document) => document.path === path)
  if (!found) throw new Error(`There is no document ${path}`)
  return found
}

/** The mistakes that a check finds in documents, each with its document. */
export function wrongIn(
  checked: readonly Document[],
  check: (document: Document) => readonly string[],
): string[] {
  return checked.flatMap((document) => check(document).map((wrong) => `${document.path}: ${wrong}`))
}

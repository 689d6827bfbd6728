import { readFile, stat } from 'node:fs/promises'
import { parseHuggingFacePapers } from '../../../shared/http/hugging-face/hugging-face-list.ts'
import type { PaperList } from '../../../shared/paper/source/paper-list.ts'
import type { PaperSource } from '../../../shared/paper/source/paper-source.ts'
import { parseJson } from './json-text.ts'
import { readPlainPapers } from './plain-list.ts'

interface Problem {
  readonly problem: string
}

/**
 * The largest file. A year of Hugging Face's lists is about 100 MB, and the file of one edition is far
 * smaller.
 */
const mostMegabytes = 50

/** A source that reads the file at each collect, so that an edit counts for the next edition. */
export function paperFileSource(path: string): PaperSource {
  return {
    name: 'file',
    repeats: true,
    collect: async () => {
      const read = await readPaperFile(path)
      if ('problem' in read) return { outcome: 'failed', reason: read.problem }
      return { outcome: 'papers', ...read }
    },
  }
}

/**
 * Reads a file of papers. It holds an answer of Hugging Face (`daily_papers` or `papers/search`), or a plain
 * list of `{title, abstract, rank?, id?, authors?, upvotes?, url?, categories?, venue?, organization?}`. A
 * problem names the file and what is wrong.
 */
export async function readPaperFile(path: string): Promise<PaperList | Problem> {
  const text = await readText(path)
  const read = typeof text === 'string' ? readPapers(text) : text
  return 'problem' in read ? { problem: `${path}: ${read.problem}` } : read
}

async function readText(path: string): Promise<string | Problem> {
  try {
    const found = await stat(path)
    if (found.isDirectory()) return { problem: 'is a folder, not a JSON file of papers' }
    if (!found.isFile()) return { problem: 'is not an ordinary file' }
    if (found.size > mostMegabytes * 1e6) return { problem: `is larger than ${mostMegabytes} MB` }
    return await readFile(path, 'utf8')
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT' || code === 'ENOTDIR') return { problem: 'there is no such file' }
    if (code === 'EACCES') return { problem: 'may not be read by this user' }
    return { problem: `could not be read (${String(code ?? error)})` }
  }
}

function readPapers(text: string): PaperList | Problem {
  const parsed = parseJson(text)
  if ('problem' in parsed) return parsed
  const { json } = parsed
  if (!Array.isArray(json)) return { problem: `holds ${kind(json)}, not a list of papers` }
  if (json.length === 0) return { problem: 'holds an empty list: at least one paper is needed' }
  if (!json.some(isHuggingFaceEntry)) return readPlainPapers(json)
  const list = parseHuggingFacePapers(json)
  if (list && list.papers.length > 0) return list
  return { problem: `holds ${json.length} Hugging Face entries, none of which is a paper that may be mailed` }
}

function isHuggingFaceEntry(entry: unknown): boolean {
  return typeof entry === 'object' && entry !== null && 'paper' in entry
}

function kind(json: unknown): string {
  if (json === null) return 'null'
  return typeof json === 'object' ? 'an object' : `a ${typeof json}`
}

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import * as z from 'zod'
import { type AddressProblem, parseBareAddress } from '../../../shared/subscriber/address/address.ts'

/** `[[address, diagnosis], …]` with the diagnoses of isemail. */
const Corpus = z.array(z.tuple([z.string(), z.string()])).min(1)
type Corpus = z.infer<typeof Corpus>

const usage = `npm run check:corpus -- FILE
  Prints which addresses the sign-up form accepts, out of a JSON file of [[address, diagnosis], …].`

/**
 * The text to print, and the exit code: 1 if a wrong address was accepted, 2 if there was nothing to check,
 * else 0.
 */
export interface CorpusCheck {
  readonly text: string
  readonly exitCode: 0 | 1 | 2
}

const mustBeRefused = (diagnosis: string) => /^err|TooLong$/.test(diagnosis)
const mayBeWanted = (diagnosis: string) => /^(valid$|dnsWarn|rfc5321TLD$)/.test(diagnosis)

/**
 * `npm run check:corpus -- FILE`: compares the sign-up form's check of addresses with a corpus of judged
 * ones.
 */
export function checkCorpus(file: string | undefined): CorpusCheck {
  if (file === '--help') return { text: usage, exitCode: 0 }
  if (file === undefined) return { text: `A file is missing.\n\n${usage}`, exitCode: 2 }
  const corpus = readCorpus(file)
  if (typeof corpus === 'string') return { text: corpus, exitCode: 2 }
  const rows = corpus.map(([text, diagnosis]) => {
    const parsed = parseBareAddress(text)
    return {
      text: printable(text),
      diagnosis,
      problem: parsed.ok ? undefined : parsed.problem,
    }
  })
  const accepted = rows.filter((row) => !row.problem)
  const wrong = accepted.filter((row) => mustBeRefused(row.diagnosis))
  const strict = rows.filter((row) => row.problem && mayBeWanted(row.diagnosis))
  const lines = [
    `${rows.length} addresses: ${accepted.length} accepted, ${rows.length - accepted.length} refused`,
    '',
    ...[...new Set(rows.map((row) => row.diagnosis))].sort().map((diagnosis) => {
      const those = rows.filter((row) => row.diagnosis === diagnosis)
      return `${diagnosis.padEnd(28)} ${String(those.length).padStart(4)}  ${outcomes(those)}`
    }),
    '',
    `${wrong.length} accepted although err… or …TooLong:`,
    ...wrong.map((row) => `  ${row.diagnosis}  ${row.text}`),
    `${strict.length} refused although judged valid:`,
    ...strict.map((row) => `  ${row.problem}  ${row.text}`),
  ]
  return { text: lines.join('\n'), exitCode: wrong.length > 0 ? 1 : 0 }
}

/** For example `accepted 14, quoted 2`. */
function outcomes(rows: readonly { readonly problem: AddressProblem | undefined }[]): string {
  const counts = new Map<string, number>()
  for (const { problem = 'accepted' } of rows) counts.set(problem, (counts.get(problem) ?? 0) + 1)
  return [...counts].map(([outcome, count]) => `${outcome} ${count}`).join(', ')
}

/** Reads the corpus; a text says why it could not be read. */
function readCorpus(file: string): Corpus | string {
  try {
    const read = Corpus.safeParse(JSON.parse(readFileSync(file, 'utf8')))
    return read.success
      ? read.data
      : `${file} is not [[address, diagnosis], …]:\n${z.prettifyError(read.error)}`
  } catch (cause) {
    return `Cannot read ${file}: ${cause instanceof Error ? cause.message : cause}`
  }
}

/** The text as JSON without control characters, which a terminal could obey. */
function printable(text: string): string {
  return JSON.stringify(text).replace(/\p{C}/gu, (hidden) => `\\u{${hidden.codePointAt(0)?.toString(16)}}`)
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { text, exitCode } = checkCorpus(process.argv[2])
  console.log(text)
  process.exitCode = exitCode
}

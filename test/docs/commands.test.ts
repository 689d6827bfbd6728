import { describe, expect, test } from 'vitest'
import { scripts } from '../../package.json'
import { type Document, documents, read, wrongIn } from './documents.ts'
import { codeSpans, fences } from './markdown.ts'

interface Command {
  readonly name: string
  /** The arguments after the `--` that npm takes away. */
  readonly given: readonly string[]
}

const usages: ReadonlyMap<string, string> = new Map(
  Object.entries(scripts).flatMap(([name, script]) => {
    const usage = usageOf(name, script)
    return usage === undefined ? [] : [[name, usage]]
  }),
)

/** The text by which a command explains itself; undefined where another project's tool does that. */
function usageOf(name: string, script: string): string | undefined {
  const file = name === 'start' ? 'infra/local/options.ts' : /\S+\.ts$/.exec(script)?.[0]
  if (file === undefined) return undefined
  const source = `${read(file)}\n${read('infra/cli/command.ts')}`
  const { usage = keys(source), tableUsage = '' } = templates(source)
  return usage.replace(/\$\{tableUsage\}/, tableUsage)
}

function templates(source: string): Record<string, string> {
  return Object.fromEntries(
    [...source.matchAll(/const (\w+) = `([^`]*)`/g)].map(([, name, text]) => [name, text]),
  )
}

/** The names of the parts of a command whose usage is made of a map of them. */
function keys(source: string): string {
  return [...source.matchAll(/\[\s*'([a-z-]+)',\s*\{/g)].map(([, name]) => name).join(' ')
}

/** The commands of npm that a document tells its readers to type. */
function commands({ text }: Document): Command[] {
  return [...codeSpans(text), ...fences(text).flatMap((fence) => fence.split('\n'))]
    .flatMap((code) => code.split(/&&|;|\|\|/))
    .flatMap((code) => {
      const [, run, short, given = ''] =
        /\bnpm (?:run ([\w:-]+)|(test|start)\b)(?: -- ?(.*))?/.exec(code) ?? []
      const name = run ?? short
      return name === undefined ? [] : [{ name, given: given.split(/\s+/).filter((word) => word !== '') }]
    })
}

/** The words in a document that its command does not know. */
function unknown(document: Document): string[] {
  return commands(document).flatMap(({ name, given }) => {
    if (!(name in scripts)) return [`there is no npm run ${name}`]
    const usage = usages.get(name)
    if (usage === undefined) return []
    const first = given.slice(0, 1).filter((word) => /^[a-z][a-z-]*$/.test(word))
    return [...first, ...given.flatMap(option)]
      .filter((word) => !knows(usage, word))
      .map((word) => `npm run ${name} knows no ${word}`)
  })
}

/** Options that stand alone between backticks, and that no command has. */
function unknownOptions({ text }: Document): string[] {
  return codeSpans(text)
    .flatMap(option)
    .filter((word) => ![...usages.values()].some((usage) => knows(usage, word)))
}

function option(code: string): string[] {
  return /^--[a-z][a-z-]*/.exec(code) ?? []
}

function knows(usage: string, word: string): boolean {
  return word === '--help' || new RegExp(`(?<![\\w-])${word}(?![\\w-])`).test(usage)
}

test('documents name only commands that exist, with options that they have', () => {
  expect(wrongIn(documents, unknown)).toEqual([])
  expect(wrongIn(documents, unknownOptions)).toEqual([])
  expect(documents.flatMap(commands).length).toBeGreaterThan(40)
  expect(usages.size).toBeGreaterThan(14)
})

test('every command has its place in a document', () => {
  const named = new Set(documents.flatMap(commands).map(({ name }) => name))
  expect(Object.keys(scripts).filter((name) => !named.has(name))).toEqual([])
})

describe('a mistake is found', () => {
  test.each([
    ['a command that does not exist', 'Run `npm run accounts`.'],
    ['an option that a command does not have', 'Run `npm run deploy -- --stage prod --force`.'],
    ['a wrong option within a fence', '```sh\nnpm ci && npm start -- --frehs\n```\n'],
    ['an action that a command does not have', 'Run `npm run sending -- stop`.'],
    ['an option of another command', 'Run `npm run tally -- --stage NAME`.'],
  ])('a document that names %s is found wrong', (_what, text) => {
    expect(unknown({ path: 'docs/a.md', text })).toHaveLength(1)
  })

  test('an option that stands alone and that no command has is found wrong', () => {
    expect(unknownOptions({ path: 'docs/a.md', text: 'With `--frehs` it begins anew.' })).toEqual(['--frehs'])
  })
})

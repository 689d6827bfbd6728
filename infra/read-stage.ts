import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import exampleStage from './example-stage.json' with { type: 'json' }
import { type Stage, stageSchema } from './stages.ts'

/** A stage cannot be read or is wrong. The message is one sentence for the operator. */
export class StageProblem extends Error {}

/**
 * Reads the stage `NAME.json` from `folder`, with `instead` in place of its own settings. Git ignores that
 * folder, because a stage names people. Throws StageProblem if the file cannot be read or a setting is wrong.
 */
export function readStage(name: string, folder: string, instead: { readonly region?: string } = {}): Stage {
  // The example stage lets anybody synthesize the template without settings or an account.
  if (name === 'example') return parseStage({ ...exampleStage, ...instead }, 'the example stage')
  if (!/^[a-z][a-z0-9-]{0,30}$/.test(name)) {
    throw new StageProblem(`-c stage=${name}: a stage's name has small letters, digits and hyphens.`)
  }
  const file = join(folder, `${name}.json`)
  const shown = relative(process.cwd(), file)
  return parseStage(withSettings(readJson(file, shown), instead), shown)
}

export function parseStage(json: unknown, where: string): Stage {
  const parsed = stageSchema.safeParse(json)
  if (parsed.success) return parsed.data
  const problems = parsed.error.issues.flatMap((issue) =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => `${[...issue.path, key].join('.')} is not a setting`)
      : [`${issue.path.join('.') || 'all of it'} ${issue.message}`],
  )
  throw new StageProblem(`${where}: ${problems.join('; ')}.`)
}

/** Only an object has settings: anything else stays as it is, and is refused. */
function withSettings(json: unknown, instead: object): unknown {
  const isObject = typeof json === 'object' && json !== null && !Array.isArray(json)
  return isObject ? { ...json, ...instead } : json
}

function readJson(file: string, shown: string): unknown {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch (cause) {
    const why =
      cause instanceof SyntaxError
        ? `is not JSON (${cause.message})`
        : 'cannot be read: start with a copy of infra/example-stage.json'
    throw new StageProblem(`${shown} ${why}.`, { cause })
  }
}

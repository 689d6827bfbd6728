import { type ParseArgsConfig, parseArgs } from 'node:util'
import { inShell } from './in-shell.ts'

/** npm took options for itself. The message repeats the command with the two hyphens that were missing. */
class EatenByNpm extends TypeError {
  /** Marks an error whose message is for the person who typed the command, as those of `parseArgs` are. */
  readonly code = 'ERR_EATEN_BY_NPM'
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Parses the arguments of a command, like `parseArgs`. Throws if npm took an option of the command: of
 * `npm start --port 4000`, npm passes on `4000` alone, and puts `npm_config_port=true` into the environment.
 */
export function readArgs<T extends ParseArgsConfig>(
  config: T,
  environment: Environment = process.env,
): ReturnType<typeof parseArgs<T>> {
  const eaten = eatenOptions(config, environment)
  if (eaten.length > 0) {
    const options = `${eaten.map(({ name }) => `--${name}`).join(' and ')}`
    throw new EatenByNpm(
      `npm took ${options} for itself. Write two hyphens before the options: ${meantCommand(config, eaten, environment)}`,
    )
  }
  return parseArgs(config)
}

interface EatenOption {
  readonly name: string
  /** Undefined for an option without a value, and for one whose value npm passed on as an argument of its own. */
  readonly value: string | undefined
  readonly takesValue: boolean
}

/** Options that npm has itself, so that a variable of theirs may be somebody's own setting. */
const ofNpm: ReadonlySet<string> = new Set(['help', 'yes'])

function eatenOptions({ options = {} }: ParseArgsConfig, environment: Environment): EatenOption[] {
  // Without npm, such a variable is somebody's own setting.
  if (environment.npm_lifecycle_event === undefined) return []
  return Object.entries(options).flatMap(([name, { type }]) => {
    if (ofNpm.has(name)) return []
    const given = environment[`npm_config_${name.replaceAll('-', '_')}`]
    if (given === undefined || given === '' || given === 'false') return []
    return [{ name, value: given === 'true' ? undefined : given, takesValue: type === 'string' }]
  })
}

/** The command as it was meant, with `…` where nobody can tell which value belongs to which option. */
function meantCommand(
  { args = [], allowPositionals = false }: ParseArgsConfig,
  eaten: readonly EatenOption[],
  { npm_lifecycle_event: script = '' }: Environment,
): string {
  const waiting = eaten.filter(({ value, takesValue }) => takesValue && value === undefined)
  const [first = ''] = args
  const isCertain = !allowPositionals && waiting.length === 1 && first !== '' && !first.startsWith('-')
  const words = eaten.flatMap(({ name, value, takesValue }) => {
    if (!takesValue) return [`--${name}`]
    return [`--${name}`, value ?? (isCertain ? first : '…')]
  })
  // The values that npm passed on come first. They are named above, or shown as `…`.
  const others = args.slice(isCertain ? 1 : waiting.length)
  const npm = script === 'start' || script === 'test' ? `npm ${script}` : `npm run ${script}`
  return [`${npm} --`, ...words.map(inShell), ...(allowPositionals ? ['…'] : others.map(inShell))].join(' ')
}

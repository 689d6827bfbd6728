import { type Part, runParts } from '../run-parts.ts'

/**
 * `npm run check` runs the gate for changes. Its arguments go to the unit tests: `npm run check --
 * test/shared/paper`.
 */
const unitTests = ['vitest', 'run', '--config', '.config/vitest.ts', '--project', 'unit'] as const
const parts: readonly Part[] = [
  { name: 'format and lint', command: ['biome', 'ci'] },
  { name: 'types', command: ['tsc'] },
  { name: 'unused code', command: ['knip'] },
  { name: 'unit tests', command: [...unitTests, ...process.argv.slice(2)] },
]

process.exit(await runParts(parts, (table) => console.error(`\n${table}`)))

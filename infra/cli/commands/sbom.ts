import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { promisify } from 'node:util'
import { readArgs } from '../../local/read-args.ts'
import { runCommand } from '../command.ts'

const usage = `npm run sbom -- [--output FILE]
  Writes every package that the deployed functions may contain, as CycloneDX.
  --output FILE   where to (out/sbom.json)`

/** `npm run sbom` writes the software bill of materials from the lock file. */
await runCommand(async (args) => {
  const { values } = readArgs({
    args,
    options: {
      output: { type: 'string', default: 'out/sbom.json' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) return console.log(usage)
  const { output } = values
  const options = ['--sbom-format=cyclonedx', '--omit=dev', '--omit=optional', '--package-lock-only']
  const { stdout } = await promisify(execFile)('npm', ['sbom', ...options], { maxBuffer: 100_000_000 })
  const { components } = JSON.parse(stdout) as { components: readonly unknown[] }
  mkdirSync(dirname(output), { recursive: true })
  writeFileSync(output, stdout)
  console.log(`${components.length} packages: ${output}`)
})

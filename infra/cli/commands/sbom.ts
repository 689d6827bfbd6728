import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { parseArgs, promisify } from 'node:util'
import { runCommand } from '../command.ts'

const file = 'out/sbom.json'

const usage = `npm run sbom
  Writes every package that the deployed functions may contain to ${file}, as CycloneDX.`

/** `npm run sbom` writes the software bill of materials from the lock file. */
await runCommand(async (args) => {
  const { values } = parseArgs({ args, options: { help: { type: 'boolean' } } })
  if (values.help) return console.log(usage)
  const options = ['--sbom-format=cyclonedx', '--omit=dev', '--omit=optional', '--package-lock-only']
  const { stdout } = await promisify(execFile)('npm', ['sbom', ...options], { maxBuffer: 100_000_000 })
  const { components } = JSON.parse(stdout) as { components: readonly unknown[] }
  mkdirSync('out', { recursive: true })
  writeFileSync(file, stdout)
  console.log(`${components.length} packages: ${file}`)
})

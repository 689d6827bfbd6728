import { expect, test } from 'vitest'
import { runCommand } from './local-process.ts'

const scripts = {
  simulate: 'test/simulation/main.ts',
  bench: 'test/bench/main.ts',
  eval: 'test/eval/main.ts',
  preview: 'infra/cli/commands/preview.ts',
  sbom: 'infra/cli/commands/sbom.ts',
  'check:corpus': 'infra/cli/commands/check-corpus.ts',
}

const run = async (name: keyof typeof scripts, ...args: string[]) => {
  const command = await runCommand(scripts[name], args)
  return { code: await command.ended, output: command.output() }
}

test.each(Object.keys(scripts) as (keyof typeof scripts)[])('npm run %s explains itself', async (name) => {
  const { code, output } = await run(name, '--help')
  expect(output).toContain(`npm run ${name} --`)
  expect(code).toBe(0)
})

test.each<[keyof typeof scripts, readonly string[], RegExp]>([
  ['simulate', ['--runs', 'x'], /^--runs x: use a whole number from 1\.$/m],
  ['simulate', ['--replay', '1e3'], /^--replay 1e3: /],
  ['simulate', ['--situation', 'calm'], /^There is no situation "calm": use ordinary, /],
  ['bench', [], /^Say which bench: papers, /],
  ['bench', ['everything'], /^There is no bench "everything": /],
  ['eval', ['votes'], /^"votes" needs FILE…\.$/m],
  ['preview', ['--papers', '/nowhere'], /^--papers \/nowhere: there is no such file$/m],
])('npm run %s %j fails and says what is wrong, and then how it is called', async (name, args, sentence) => {
  const { code, output } = await run(name, ...args)
  expect(output).toMatch(sentence)
  expect(output).not.toMatch(/^\s+at /m)
  expect(code).toBe(1)
})

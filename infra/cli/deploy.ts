import { spawn } from 'node:child_process'
import { resolveTxt } from 'node:dns/promises'
import { parseArgs } from 'node:util'
import { SESClient } from '@aws-sdk/client-ses'
import { CommandProblem, runCommand } from './command.ts'
import { deployedStage, outputsFile, stageNamed } from './deployed-stage.ts'
import { whatIsMissing } from './readiness.ts'

const usage = `npm run deploy -- --stage NAME
  Deploys the stage that .stages/NAME.json describes into the AWS account of the environment's credentials:
  bootstraps the CDK where that was never done, deploys, and says what is still missing until it can mail.
  --check   only says what is missing`

/** `npm run deploy`: from an account and a domain to a service. */
await runCommand(async (args) => {
  const { values } = parseArgs({
    args,
    options: { stage: { type: 'string' }, check: { type: 'boolean' }, help: { type: 'boolean' } },
  })
  if (values.help) return console.log(usage)
  if (values.stage === undefined) throw new CommandProblem(usage)
  const name = values.stage
  const stage = stageNamed(name)
  if (!values.check) {
    const context = ['-c', `stage=${name}`]
    await cdk(['bootstrap', ...context])
    await cdk(['deploy', ...context, '--outputs-file', outputsFile(name)])
  }
  const { outputs } = deployedStage(name)
  const ses = new SESClient({ region: stage.region })
  const missing = await whatIsMissing({ ses, fetch, resolveTxt }, stage)
  const shown = Object.entries(outputs).map(([key, value]) => `  ${key}: ${value}`)
  console.log(['', 'The stack says:', ...shown, ''].join('\n'))
  if (missing.length === 0) return console.log(`Nothing is missing. Try it: npm run smoke -- --stage ${name}`)
  console.log(['Still missing:', ...missing.map((each) => `  - ${each}`)].join('\n'))
  console.log(`\nnpm run deploy -- --stage ${name} --check looks again.`)
})

/** Runs the CDK's own command in this terminal: it asks before it widens any permission. */
function cdk(args: readonly string[]): Promise<void> {
  return new Promise((done, reject) => {
    const child = spawn('cdk', args, { stdio: 'inherit' })
    child.once('error', (cause) =>
      reject(new CommandProblem(`cdk could not be started (${cause.message}): run npm ci.`)),
    )
    child.once('exit', (code) =>
      code === 0 ? done() : reject(new CommandProblem(`cdk ${args[0]} ended with ${code}.`)),
    )
  })
}

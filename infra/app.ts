import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { App } from 'aws-cdk-lib'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { bundleFunction, type FunctionName } from './bundling.ts'
import { PaperwireStack } from './stack.ts'
import { readStage, StageProblem } from './stages.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/** `npm run synth -- -c stage=prod` reads `.stages/prod.json`; without a stage it is the example's. */
try {
  const app = new App()
  const name = String(app.node.tryGetContext('stage') ?? 'example')
  const stage = readStage(name, join(root, '.stages'))
  const bundles = join(root, 'out/functions')
  const code = (each: FunctionName) => Code.fromAsset(bundleFunction(each, bundles))
  new PaperwireStack(app, `paperwire-${name}`, { stage, code })
} catch (error) {
  if (!(error instanceof StageProblem)) throw error
  console.error(error.message)
  process.exitCode = 1
}

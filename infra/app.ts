import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { App } from 'aws-cdk-lib'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { bundleFunction, type FunctionName } from './bundling.ts'
import { readStage, StageProblem } from './read-stage.ts'
import { PaperwireStack } from './stack.ts'

const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * The CDK app. `npm run synth` and `npm run deploy` call `cdk -c stage=prod`, which reads
 * `.stages/prod.json`. With `-c region=eu-north-1` it shows the stage's template for another region.
 */
try {
  const app = new App()
  const name = String(app.node.tryGetContext('stage') ?? 'example')
  const region = app.node.tryGetContext('region')
  const stage = readStage(name, join(root, '.stages'), region === undefined ? {} : { region: String(region) })
  const bundles = join(root, 'out/functions')
  const code = (each: FunctionName) => Code.fromAsset(bundleFunction(each, bundles))
  const firstCreation = app.node.tryGetContext('firstCreation') === 'true'
  new PaperwireStack(app, `paperwire-${name}`, { stage, code, firstCreation })
} catch (error) {
  if (!(error instanceof StageProblem)) throw error
  console.error(error.message)
  process.exitCode = 1
}

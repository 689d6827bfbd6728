import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { App } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { Code } from 'aws-cdk-lib/aws-lambda'
import { afterAll } from 'vitest'
import { context } from '../../../cdk.json'
import { bundleFunction, type FunctionName } from '../../../infra/bundling.ts'
import exampleStage from '../../../infra/example-stage.json'
import { parseStage } from '../../../infra/read-stage.ts'
import { PaperwireStack } from '../../../infra/stack.ts'

export interface Synthesized {
  readonly stack: PaperwireStack
  readonly template: Template
  readonly function: (name: FunctionName) => DeployedFunction
}

export interface DeployedFunction {
  readonly logicalId: string
  readonly properties: Readonly<Record<string, unknown>>
  /** The folder that would be uploaded. */
  readonly code: string
}

const folders: string[] = []
afterAll(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/**
 * The template that `npm run synth` makes of the example stage, or of one that differs from it. Only the functions
 * named are bundled; the others get code that nobody looks at, which saves most of the time.
 */
export function synthesize(
  different: Readonly<Record<string, unknown>> = {},
  bundled: readonly FunctionName[] = [],
  firstCreation = false,
): Synthesized {
  const folder = mkdtempSync(join(tmpdir(), 'paperwire-synth-'))
  folders.push(folder)
  const outdir = join(folder, 'cdk.out')
  const app = new App({ context, outdir })
  const stack = new PaperwireStack(app, 'paperwire-test', {
    stage: parseStage({ ...exampleStage, ...different }, 'the test stage'),
    firstCreation,
    code: (name) =>
      bundled.includes(name)
        ? Code.fromAsset(bundleFunction(name, join(folder, 'functions')))
        : Code.fromInline('// nobody looks here'),
  })
  app.synth()
  const file = join(outdir, `${stack.artifactId}.template.json`)
  const template = Template.fromJSON(JSON.parse(readFileSync(file, 'utf8')))
  return { stack, template, function: (name) => deployedFunction(template, outdir, name) }
}

function deployedFunction(template: Template, outdir: string, name: FunctionName): DeployedFunction {
  const found = Object.entries(template.findResources('AWS::Lambda::Function')).filter(([id]) =>
    id.toLowerCase().startsWith(`${name}function`),
  )
  const [[logicalId, { Properties: properties }] = ['', { Properties: {} }]] = found
  if (found.length !== 1) throw new Error(`${found.length} functions are called ${name}`)
  const asset = String(properties.Code.S3Key).replace(/\.zip$/, '')
  return { logicalId, properties, code: join(outdir, `asset.${asset}`) }
}

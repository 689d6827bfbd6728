// @module-tag synthesis
// @module-tag bundle
import { fileURLToPath } from 'node:url'
import { describe, expect, onTestFinished, test } from 'vitest'
import { type FunctionName, functionNames } from '../../infra/bundling.ts'
import { awsParts } from '../functions/bundle/aws-parts.ts'
import { deployedEnvironment } from '../infra/cdk/deployed-environment.ts'
import { generatedSecrets } from '../infra/cdk/generated-secrets.ts'
import { synthesize } from '../infra/cdk/synthesized.ts'
import { emulator } from './runtime/emulator.ts'
import { gate } from './runtime/gate.ts'
import { type Lambda, runtimeEmulator, type StartLambda } from './runtime/lambda.ts'
import { standIn } from './runtime/stand-in.ts'
import { triggerOf } from './runtime/trigger.ts'

const synthesized = synthesize({}, functionNames)
const { template } = synthesized
const functions = Object.keys(template.findResources('AWS::Lambda::Function'))

/** Long enough for a cold start on a busy machine, which the emulator counts, too. */
const hangingSeconds = 6

/** Who calls AWS's client: AWS's own emulator where it could be built, and our stand-in. */
const callers: readonly (readonly [string, StartLambda])[] = [
  ['a stand-in of the runtime API', standIn],
  ...(runtimeEmulator === undefined ? [] : ([['the runtime interface emulator', emulator]] as const)),
]

test('each function of the template is one of the bundles', () => {
  expect(functions.map(nameOf).sort()).toEqual([...functionNames].sort())
})

describe.each(callers)("under AWS's runtime interface client, called by %s", (_, start) => {
  test.each(functions)('%s answers an event of its kind, and another one in the same process', async (id) => {
    const { event, answer } = triggerOf(template, id)
    const { lambda } = await running(start, id, 60)
    for (const call of ['first', 'second'])
      expect(JSON.parse(await lambda.invoke(event)), `${call}: ${lambda.output()}`).toMatchObject(
        matching(answer),
      )
    expect(starts(lambda)).toBe(1)
  })

  test.each(functions)(
    'a call of %s that gets no answer ends in time, and the next one is served',
    async (id) => {
      const { event, answer } = triggerOf(template, id)
      const { lambda, database } = await running(start, id, hangingSeconds)
      database.shut(true)
      const ended = await lambda.invoke(event)
      expect(database.heldBytes()).toBeGreaterThan(0)
      // Lambda ends the call, unless the function has noticed in time and answers by itself.
      if (ended !== `Task timed out after ${hangingSeconds}.00 seconds`)
        expect(JSON.parse(ended)).toEqual(expect.any(Object))
      database.shut(false)
      expect(JSON.parse(await lambda.invoke(event)), lambda.output()).toMatchObject(matching(answer))
    },
  )
})

/** `ApiFunctionLambda1234ABCD` is made of the bundle `api`. */
function nameOf(logicalId: string): FunctionName {
  const found = functionNames.find((name) => logicalId.toLowerCase().startsWith(`${name}function`))
  if (!found) throw new Error(`${logicalId} is made of no bundle`)
  return found
}

/** `toMatchObject` takes objects only. */
const matching = (answer: unknown) => answer as object

const startMark = 'the runtime starts'
const starts = (lambda: Lambda) => lambda.output().split(startMark).length - 1

/** A function with its deployed environment, on parts of AWS in this process. All ends with the test. */
async function running(start: StartLambda, logicalId: string, timeoutSeconds: number) {
  const name = nameOf(logicalId)
  const told = deployedEnvironment(synthesized, name)
  const { code, properties } = synthesized.function(name)
  const parts = await awsParts(told, generatedSecrets(template))
  const database = await gate(parts.environment.AWS_ENDPOINT_URL_DYNAMODB ?? '')
  onTestFinished(database.close)
  const lambda = await start({
    code,
    handler: String(properties.Handler),
    timeoutSeconds,
    environment: {
      ...told,
      ...parts.environment,
      AWS_ENDPOINT_URL_DYNAMODB: database.endpoint,
      CANNED_ANSWER: fileURLToPath(new URL('../fixtures/papers/daily-papers.json', import.meta.url)),
      ARXIV_CATEGORIES: '',
      NODE_OPTIONS: [
        `--import=${new URL('../functions/bundle/canned-fetch.mjs', import.meta.url).href}`,
        `--import=data:text/javascript,console.error(${encodeURIComponent(JSON.stringify(startMark))})`,
      ].join(' '),
    },
  })
  onTestFinished(lambda.close)
  return { lambda, database }
}

import { type ChildProcess, fork } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { onTestFinished } from 'vitest'
import type { FunctionName } from '../../../infra/bundling.ts'
import { deployedEnvironment } from '../../infra/cdk/deployed-environment.ts'
import { generatedSecrets } from '../../infra/cdk/generated-secrets.ts'
import { allowed } from '../../infra/cdk/permissions.ts'
import { synthesize } from '../../infra/cdk/synthesized.ts'
import { type AwsParts, awsParts } from './aws-parts.ts'

/** Starts a function as it is deployed, in a process of its own, on parts of AWS in this one. All ends with the test. */
export type Deployment = (variables?: Readonly<Record<string, string>>) => Promise<RunningFunction>

export interface RunningFunction {
  readonly parts: AwsParts
  /** The environment that the deployment sets. */
  readonly environment: Readonly<Record<string, string>>
  readonly invoke: (event: unknown) => Promise<unknown>
  /**
   * Ends the process. What it has logged (warnings last), its metrics in CloudWatch's embedded format, and what it called
   * that its role would have refused.
   */
  readonly end: () => Promise<{
    readonly log: readonly LogLine[]
    readonly metrics: readonly LogLine[]
    readonly refused: readonly string[]
  }>
}

type LogLine = Readonly<Record<string, unknown>>

/** Synthesizes the stack with the function's bundle in it: what runs here is the folder that would be uploaded. */
export function deployment(name: FunctionName): Deployment {
  const synthesized = synthesize({}, [name])
  const told = deployedEnvironment(synthesized, name)
  const { code, logicalId } = synthesized.function(name)
  const role = logicalId.replace(/Lambda\w{8}$/, 'RoleDefaultPolicy')
  const actions = new Set(allowed(synthesized.template, role).map((line) => line.split(' ')[0]))

  return async (variables = {}) => {
    const parts = await awsParts(told, generatedSecrets(synthesized.template))
    const environment = { ...told, ...parts.environment, ...variables }
    const child = startProcess(join(code, 'handler.mjs'), environment)
    const output = Promise.all([child.stdout, child.stderr].map((stream) => (stream ? text(stream) : '')))
    await answer(child)
    return {
      parts,
      environment,
      async invoke(event) {
        child.send(JSON.parse(JSON.stringify(event)))
        return answer(child)
      },
      async end() {
        // Its log is not cut: a process writes to a pipe before it goes on.
        child.kill()
        const lines = (await output).join('').split('\n').filter(Boolean)
        const refused = [...parts.calls].filter((call) => !actions.has(call))
        const parsed = lines.map((line): LogLine => JSON.parse(line))
        const metrics = parsed.filter((line) => '_aws' in line)
        return { log: parsed.filter((line) => !('_aws' in line)), metrics, refused }
      },
    }
  }
}

/** Nothing of this process's environment gets in. */
function startProcess(bundle: string, env: Readonly<Record<string, string>>): ChildProcess {
  const child = fork(fileURLToPath(new URL('invoke.mjs', import.meta.url)), [pathToFileURL(bundle).href], {
    env: { ...env },
    execArgv: ['--import', new URL('canned-fetch.mjs', import.meta.url).href],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  })
  onTestFinished(() => void child.kill())
  return child
}

/** The next message of the process: that it is ready, or the result of an event. */
function answer(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const gone = (code: number | null) => reject(new Error(`the process ended with ${code}`))
    child.once('exit', gone)
    child.once('message', (message) => {
      child.off('exit', gone)
      if (typeof message === 'object' && 'fault' in message) reject(new Error(String(message.fault)))
      else resolve(typeof message === 'object' && 'result' in message ? message.result : message)
    })
  })
}

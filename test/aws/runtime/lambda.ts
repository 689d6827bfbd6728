/** One function under AWS's runtime interface client. */
export interface Lambda {
  /** The text that the caller gets: the function's answer, its error, or that its time was out. */
  readonly invoke: (event: unknown) => Promise<string>
  /** All that the function has printed. */
  readonly output: () => string
  readonly close: () => Promise<void>
}

/** What a function is started with. */
export interface LambdaSettings {
  /** The folder that would be uploaded. */
  readonly code: string
  /** As in the template: `handler.handler`. */
  readonly handler: string
  readonly timeoutSeconds: number
  readonly environment: Readonly<Record<string, string>>
}

export type StartLambda = (settings: LambdaSettings) => Promise<Lambda>

/** What Lambda itself puts into a function's environment. */
export function lambdaEnvironment({ code, handler, timeoutSeconds, environment }: LambdaSettings) {
  return {
    ...environment,
    LAMBDA_TASK_ROOT: code,
    _HANDLER: handler,
    AWS_LAMBDA_FUNCTION_NAME: 'function',
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '512',
    AWS_LAMBDA_FUNCTION_TIMEOUT: String(timeoutSeconds),
    AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/function',
    AWS_LAMBDA_LOG_STREAM_NAME: 'stream',
  }
}

/** AWS's runtime interface client for Node, as `node CLIENT HANDLER`. */
export const runtimeClient = process.env.LAMBDA_RUNTIME_CLIENT ?? ''

/** AWS's runtime interface emulator, where there is one. */
export const runtimeEmulator = process.env.LAMBDA_RUNTIME_EMULATOR || undefined

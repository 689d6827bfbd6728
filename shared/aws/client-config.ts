/** As many calls of one client at once as a seat can have lanes. By itself the SDK has 50 sockets, kept alive. */
const sockets = { keepAlive: true, maxSockets: 64 } as const

type Sockets = typeof sockets

/** The part of an SDK client's configuration that decides how long a call can take, and how many run at once. */
export interface ClientConfig {
  /** The first try is one of them. */
  readonly maxAttempts: number
  readonly requestHandler: {
    readonly connectionTimeout: number
    readonly requestTimeout: number
    readonly socketTimeout: number
    readonly throwOnRequestTimeout: true
    readonly httpAgent: Sockets
    readonly httpsAgent: Sockets
  }
}

/**
 * The SDK's clients wait for ever by themselves: `requestTimeout` only warns without `throwOnRequestTimeout`,
 * and it ends at the first byte of the answer. `socketTimeout` covers the rest of the answer.
 */
function patientFor(maxAttempts: number, connectMs: number, answerMs: number): ClientConfig {
  return {
    maxAttempts,
    requestHandler: {
      connectionTimeout: connectMs,
      requestTimeout: answerMs,
      socketTimeout: answerMs,
      throwOnRequestTimeout: true,
      httpAgent: sockets,
      httpsAgent: sockets,
    },
  }
}

/**
 * For functions of a minute or less, and for pages. A call to a service that never answers ends after five
 * seconds, so that ten reports, or the calls behind a page, come to an end before their function does.
 */
export const promptClientConfig = patientFor(3, 1_000, 1_500)

/** For functions that run for minutes: a call to a service that never answers ends after ten seconds. */
export const workerClientConfig = patientFor(3, 1_000, 3_000)

/** Secrets are read at a cold start, before a page has begun. */
export const secretsClientConfig = patientFor(2, 1_000, 2_500)

/**
 * For Amazon SES, which has no idempotency token. By itself the SDK repeats a call after a reset, a 500 or a
 * time-out, which would be a second mail. So there is one attempt, and a time-out that really ends the call.
 */
export const sesClientConfig = patientFor(1, 3_000, 10_000)

/** For a person at a terminal, whose network may be slow. */
export const operatorClientConfig = patientFor(3, 3_000, 10_000)

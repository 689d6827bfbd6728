import { setTimeout } from 'node:timers/promises'

/**
 * Waits for some milliseconds. It is passed in, so that tests and the local world decide what waiting means.
 */
export type Wait = (ms: number) => Promise<unknown>

/** The options of every adapter of a web service. */
export interface WebServiceOptions {
  readonly fetch: typeof fetch
  /** An address or page where the operator can be reached, for the User-Agent. */
  readonly contact: string
  /** The time limit for one answer with its body. */
  readonly timeoutMs?: number
  /** The size limit for one answer, after decompression. */
  readonly maxBytes?: number
  readonly wait?: Wait
}

/** How a service is asked. */
export interface WebService {
  readonly fetch: typeof fetch
  readonly userAgent: string
  readonly timeoutMs: number
  readonly maxBytes: number
  readonly wait: Wait
  /** The adapter's own base address, the only one that may be asked besides the allowed hosts. */
  readonly baseUrl: string
  /** Resolves when the service's rules allow another request. */
  readonly turn?: () => Promise<unknown>
}

/** How a service is asked. Limits that the options do not name are this project's: 10 s and 8 MB. */
export function webService(options: WebServiceOptions, baseUrl: string): WebService {
  // The largest page of most services, a Hugging Face page of 100 papers, is about 1 MB.
  const { timeoutMs = 10_000, maxBytes = 8_000_000, wait = setTimeout } = options
  return {
    fetch: options.fetch,
    userAgent: `paperwire (+${options.contact})`,
    timeoutMs,
    maxBytes,
    wait: (ms) => wait(ms),
    baseUrl,
  }
}

import { setTimeout } from 'node:timers/promises'

/** Waits; passed in so that tests and the local world decide what waiting means. */
export type Wait = (ms: number) => Promise<unknown>

/** What every adapter of a service on the web is told. */
export interface WebServiceOptions {
  readonly fetch: typeof fetch
  /** An address or page where the operator can be reached, for the User-Agent. */
  readonly contact: string
  /** For one answer with its body. */
  readonly timeoutMs?: number
  /** For one answer, after decompression. */
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
  /** The one place that may be reached beside the hosts of the allow-list: the adapter's own base address. */
  readonly baseUrl: string
  /** Resolves when the service may be asked again: its etiquette. */
  readonly turn?: () => Promise<unknown>
}

/** How a service is asked, with this project's limits where an adapter's options name none. */
export function webService(options: WebServiceOptions, baseUrl: string): WebService {
  // The largest page of most services, Hugging Face's of 100 papers, is about 1 MB.
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

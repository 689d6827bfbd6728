import type { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import type { SESClient } from '@aws-sdk/client-ses'
import { SigningHash } from './signing-hash.ts'

/** What a lean client is made with beside its own configuration. */
interface Spared {
  readonly sha256: typeof SigningHash
  readonly cacheMiddleware: true
}

/**
 * A client of the SDK for a function that makes thousands of calls with it. It sends the same requests and reads the same
 * answers, but does once what the SDK does at each call: the chain of steps is put together once a command, and the signer
 * is made once. The step for the log goes, which copies input and answer even where there is no log. Together that was a
 * third of the CPU that the SDK takes for a call, the network left out. Steps that are added after the first call have no effect.
 */
export function leanClient<Client extends DynamoDBClient | SESClient, Config extends object>(
  Client: new (config: Config & Spared) => Client,
  config: Config,
): Client {
  const client = new Client({ ...config, sha256: SigningHash, cacheMiddleware: true })
  client.middlewareStack.remove('loggerMiddleware')
  client.config.signer = keepingLast(client.config.signer)
  return client
}

/** Makes something anew only for other words than the last. What could not be made is tried again. */
function keepingLast<Words, Made>(make: (words?: Words) => Promise<Made>): (words?: Words) => Promise<Made> {
  let last: { readonly words: Words | undefined; readonly made: Promise<Made> } | undefined
  return (words) => {
    if (last && last.words === words) return last.made
    const made = make(words)
    last = { words, made }
    made.catch(() => {
      last = undefined
    })
    return made
  }
}

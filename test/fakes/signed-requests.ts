import { onTestFinished, vi } from 'vitest'
import { localAws } from '../../infra/local/local-aws.ts'

interface SignedRequest {
  readonly method: string
  readonly path: string
  readonly headers: Record<string, string>
  readonly body: string | Buffer
}

/** A client of any service, without the types of its commands. */
interface AnyClient {
  send(command: object): Promise<unknown>
  readonly middlewareStack: { addRelativeTo(step: Step, place: object): void }
}

type Step = (
  next: (args: object) => Promise<unknown>,
) => (args: { readonly request: SignedRequest }) => Promise<unknown>

const withOneId: Step = (next) => (args) => {
  args.request.headers['amz-sdk-invocation-id'] = 'one'
  return next(args)
}

/** Takes the network's place for clients of the SDK, and keeps their requests. */
export function signedRequests() {
  vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 23, 9) })
  onTestFinished(() => void vi.useRealTimers())
  const requests: SignedRequest[] = []
  const handle = async (request: SignedRequest): Promise<never> => {
    requests.push(request)
    throw Object.assign(new Error('there is no network'), { name: 'NoNetwork' })
  }
  return {
    requests,
    config: { ...localAws, maxAttempts: 1, requestHandler: { handle } as object },
    /**
     * The request of a client's call. All calls are made at one moment with one id, so that the same request has the same
     * signature.
     */
    async of(client: object, command: object): Promise<SignedRequest | undefined> {
      const { middlewareStack } = client as AnyClient
      middlewareStack.addRelativeTo(withOneId, {
        name: 'oneId',
        relation: 'before',
        toMiddleware: 'httpSigningMiddleware',
        override: true,
      })
      await (client as AnyClient).send(command).catch((fault) => {
        if (fault.name !== 'NoNetwork') throw fault
      })
      return requests.pop()
    },
  }
}

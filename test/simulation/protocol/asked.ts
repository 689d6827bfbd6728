import type { Clients } from '../clients.ts'

type Tags = Readonly<Record<string, string>>

/**
 * The same clients. A worker that turns to SES is noticed at that moment, not when the call gets there, and so is the
 * answer when the worker learns of it.
 */
export function noticing(
  clients: Clients,
  onAsk: (tags: Tags) => void,
  onAnswer: (tags: Tags) => void,
): Clients {
  const send = async (command: object): Promise<object> => {
    const { Tags = [] } = (command as { readonly input: { readonly Tags?: readonly Tag[] } }).input
    const tags = Object.fromEntries(Tags.map(({ Name = '', Value = '' }) => [Name, Value]))
    onAsk(tags)
    try {
      return await (clients.ses.send as (command: object) => Promise<object>)(command)
    } finally {
      onAnswer(tags)
    }
  }
  return { ...clients, ses: { send } as Clients['ses'] }
}

interface Tag {
  readonly Name?: string
  readonly Value?: string
}

import { describe, expect, test } from 'vitest'
import { wireFunctions } from '../../../infra/local/functions.ts'
import { localEnvironments } from '../../../infra/local/settings.ts'
import { tableDefinition } from '../../../shared/aws/dynamo-table.ts'
import { memoryDynamo } from '../../dynamo/memory-dynamo.ts'
import { monday } from '../../fakes/a-subscriber.ts'

interface Call {
  readonly command: string
  readonly table: unknown
}

/** The api on a table in memory, with every call to AWS noted where the SDK's clients stand. */
function recordedApi() {
  const calls: Call[] = []
  const dynamo = memoryDynamo({ clock: () => monday, definition: tableDefinition('paperwire') })
  const noted = (send: (command: object) => unknown) => ({
    send: async (command: {
      constructor: { name: string }
      input: { TableName?: string; QueueUrl?: string }
    }) => {
      const { TableName: table = command.input.QueueUrl } = command.input
      calls.push({ command: command.constructor.name, table })
      return send(command)
    },
  })
  const key = 'k'.repeat(43)
  const url = (name: string) => `http://localhost/${name}`
  const { api } = wireFunctions({
    environments: localEnvironments(
      {
        origin: 'http://localhost:3000',
        seatsQueueUrl: url('seats'),
        lettersQueueUrl: url('letters'),
        feedbackQueueUrl: url('feedback'),
        feedbackDeadLettersUrl: url('dead'),
      },
      { addressHashKey: key, tokenKeys: JSON.stringify({ current: 'k1', k1: key }) },
      { proxies: 1 },
    ),
    clients: {
      dynamo: noted((command) => dynamo.client.send(command as never)) as never,
      ses: noted(() => ({})) as never,
      sqs: noted(() => ({})) as never,
    },
    papers: { sources: [], enrichments: [] },
    clock: () => monday,
    log: () => ({ info: () => {}, warn: () => {}, error: () => {} }),
  })
  let visitors = 0
  /** A sign-up from a network of its own, unless it names one. */
  async function signUp(email: string, network = `203.0.${++visitors}.7`) {
    calls.length = 0
    const answer = await api.request(
      '/api/subscriptions',
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': network },
        body: JSON.stringify({ email }),
      },
      { incoming: { socket: { remoteAddress: '127.0.0.1', remotePort: 1, remoteFamily: 'IPv4' } } },
    )
    const seen = { status: answer.status, headers: [...answer.headers], body: await answer.text() }
    // Calls that are made at once have no order.
    const made = calls.map(({ command, table }) => `${command} ${table}`).sort()
    return { seen, made }
  }
  return { signUp }
}

describe('what AWS and the visitor see of a sign-up', () => {
  test.each([
    ['an address', 'new@example.org', ['new@example.org', 'NEW@example.org']],
    // Whoever sees the calls sees that it is an alias, as it is typed.
    ['an alias', 'new+x@example.org', ['new+x@example.org', 'n.ew+y@example.org', 'NEW+x@example.org']],
  ])(
    '%s that is new, known, or over its mailbox’s budget gets the same bytes for the same calls to AWS',
    async (_kind, first, later) => {
      const { signUp } = recordedApi()
      const fresh = await signUp(first)
      expect(fresh.seen.status).toBe(202)
      for (let times = 0; times < 6; times++) {
        for (const known of later) expect(await signUp(known)).toEqual(fresh)
      }
    },
  )

  test('beyond the budget of a network, an address that is new or known gets the same bytes for the same calls', async () => {
    const { signUp } = recordedApi()
    const network = '198.18.0.1'
    await signUp('known@example.org')
    for (let n = 0; n < 10; n++) await signUp(`other-${n}@d${n}.example`, network)
    const fresh = await signUp('new@example.org', network)
    const known = await signUp('known@example.org', network)
    const again = await signUp('new@example.org', network)
    const bare = ({ seen: { status, headers }, made }: typeof fresh) => ({ status, headers, made })
    expect(bare(known)).toEqual(bare(fresh))
    expect(bare(again)).toEqual(bare(fresh))
    const open = await recordedApi().signUp('new@example.org')
    expect(fresh.made, 'it waits in the table').not.toEqual(open.made)
  })
})

import type { DynamoClient } from '../../shared/aws/dynamo-table.ts'
import type { SesClient } from '../../shared/aws/ses-mailer.ts'
import type { SqsClient } from '../../shared/aws/sqs-queues.ts'
import type { MemoryDynamo } from '../dynamo/memory-dynamo.ts'
import type { MemoryService } from '../simulation/memory-service.ts'
import { assumed } from './cost-assumed.ts'
import type { Ledger } from './cost-ledger.ts'

interface CountedServices {
  readonly dynamo: MemoryDynamo
  readonly ses: MemoryService
  readonly sqs: MemoryService
}

/** The SDK's clients on services in memory: each call is counted, and takes its time by moving the clock on. */
export function countingClients(services: CountedServices, ledger: Ledger, advance: (ms: number) => void) {
  const ask = (service: MemoryService, command: object): object => service.execute(command, () => {})
  return (functionName: string) => ({
    dynamo: {
      send: async (command: object) => {
        advance(assumed.dynamoMs)
        const before = services.dynamo.units()
        try {
          return ask(services.dynamo, command)
        } finally {
          // A condition that is not met costs as much as a write.
          const { write, indexWrite, read } = services.dynamo.units()
          ledger.operation(`${functionName}: ${operationName(command)}`, {
            calls: 1,
            writeUnits: write - before.write,
            indexWriteUnits: indexWrite - before.indexWrite,
            readUnits: read - before.read,
          })
        }
      },
    } as DynamoClient,
    ses: {
      send: async (command: object) => {
        advance(assumed.sesMs)
        if (command.constructor.name === 'SendRawEmailCommand') ledger.add({ mails: 1 })
        return ask(services.ses, command)
      },
    } as SesClient,
    sqs: {
      send: async (command: object) => {
        advance(assumed.sqsMs)
        ledger.add({ sqsRequests: 1 })
        return ask(services.sqs, command)
      },
    } as SqsClient,
  })
}

type Attributes = Readonly<Record<string, { readonly S?: string }>>

interface Input {
  readonly Key?: Attributes
  readonly Item?: Attributes
  readonly IndexName?: string
  readonly UpdateExpression?: string
  readonly ExpressionAttributeValues?: Attributes
}

/** `UpdateItem subscriber, claim`: the operation and the kind of item, without a reader's id. */
export function operationName(command: object): string {
  const { input } = command as { readonly input: Input }
  const call = command.constructor.name.replace('Command', '')
  if (input.IndexName !== undefined) return `${call} index ${input.IndexName}`
  if (call === 'BatchWriteItem') return `${call} papers`
  const { pk, sk } = input.Key ?? input.Item ?? {}
  if (!pk) return `${call} ${firstText(input.ExpressionAttributeValues)}`
  const [partition, sort] = [kind(pk), kind(sk)]
  // A sort key that is a date names no kind.
  const what = sort === partition || /^\d/.test(sort) ? partition : `${partition} ${sort}`
  return `${call} ${what}${step(input.UpdateExpression)}`
}

function kind(key: { readonly S?: string } | undefined): string {
  return key?.S?.split('#')[0] ?? ''
}

/** The partition that a query asks for; a scan filters by what it wants. */
function firstText(values: Attributes = {}): string {
  return kind(Object.values(values).find(({ S }) => S !== undefined))
}

/** The two writes of the delivery protocol. */
function step(expression = ''): string {
  if (/^SET #attempt = /.test(expression)) return ', claim'
  return /REMOVE #attempt\b/.test(expression) ? ', settle' : ''
}

import { resolve } from 'node:path'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { operatorClientConfig } from '../../../shared/aws/client-config.ts'
import { storedItems } from '../../../shared/aws/dynamo-subscriber-items.ts'
import { dynamoSubscriberStore } from '../../../shared/aws/dynamo-subscriber-store.ts'
import type { DynamoClient } from '../../../shared/aws/dynamo-table.ts'
import { readSecret } from '../../../shared/aws/secrets-manager.ts'
import { defaultBrand } from '../../../shared/brand/brand.ts'
import { wordsFinder } from '../../../shared/language/kept-words.ts'
import { parseAddress } from '../../../shared/subscriber/address/address.ts'
import { rememberingSubscriberStore } from '../../../shared/subscriber/leaving/remembering-subscriber-store.ts'
import { mailboxIdOf } from '../../../shared/subscriber/sign-up/mailbox-id.ts'
import {
  parseSubscriberId,
  type SubscriberId,
  subscriberIds,
} from '../../../shared/subscriber/subscriber-id.ts'
import { localKeys } from '../../local/data-folder.ts'
import { defaultDataFolder } from '../../local/options.ts'
import { readArgs } from '../../local/read-args.ts'
import { CommandProblem, misused, openLocalTable, runCommand } from '../command.ts'
import { deployedStage, output } from '../deploying/deployed-stage.ts'
import { operatorBackOff } from '../desk/operator-back-off.ts'
import { requests, serveRequest } from '../desk/subscriber-desk.ts'

const usage = `npm run subscriber -- show | erase | lift ADDRESS [options]
  show    prints everything that is stored about a person who asks for it
  erase   unsubscribes a person and erases their data
  lift    ends a suppression, a rest or a refusal of sign-ups, so that the address gets mail again
  --id=ID         instead of ADDRESS, the id that erase printed
  --stage NAME    a deployed stage, with the AWS credentials of the environment
  --data FOLDER   the local world that runs with this data (${defaultDataFolder})`

/** `npm run subscriber` answers one person's request. */
await runCommand(async (args) => {
  const { values, positionals } = readArgs({
    args,
    allowPositionals: true,
    options: {
      id: { type: 'string' },
      stage: { type: 'string' },
      data: { type: 'string', default: defaultDataFolder },
      help: { type: 'boolean' },
    },
  })
  if (values.help) return console.log(usage)
  const [verb, address, ...rest] = positionals
  const request = requests.find((each) => each === verb)
  if (!request) throw misused(`Say what to do: ${requests.join(', ')}.`, usage)
  if (rest.length > 0) throw new CommandProblem(`One address at a time: "${rest.join(' ')}" is too much.`)
  const { client, table, hashKey, brand } = await (values.stage === undefined
    ? localDesk(values.data)
    : stageDesk(values.stage))
  const { id, mailbox } = wantedIds(values.id, address, hashKey)
  const deps = {
    subscribers: rememberingSubscriberStore(dynamoSubscriberStore(client, table, operatorBackOff), Date.now),
    everything: (of: SubscriberId) => storedItems(client, table, of),
    wordsOf: wordsFinder(brand, defaultBrand.name),
    clock: Date.now,
  }
  console.log(await serveRequest(deps, request, id, mailbox))
})

/** The id of the person, and that of their mailbox. An id by itself does not tell of which mailbox it is an alias. */
function wantedIds(
  id: string | undefined,
  address: string | undefined,
  hashKey: string,
): { readonly id: SubscriberId; readonly mailbox: SubscriberId } {
  if ((id === undefined) === (address === undefined)) {
    throw new CommandProblem('Give either an address, or --id with the id that erase printed.')
  }
  if (address !== undefined) {
    const parsed = parseAddress(address)
    if (!parsed.ok) throw new CommandProblem(`"${address}" is not an address that can be subscribed.`)
    const idOf = subscriberIds(new TextEncoder().encode(hashKey))
    return { id: idOf(parsed.address), mailbox: mailboxIdOf(idOf, parsed.address) }
  }
  const parsed = parseSubscriberId(id ?? '')
  if (!parsed) throw new CommandProblem(`"${id}" is not an id: use the 22 characters that erase printed.`)
  return { id: parsed, mailbox: parsed }
}

interface Desk {
  readonly client: DynamoClient
  readonly table: string
  /** The key that hashes addresses to ids. */
  readonly hashKey: string
  /** The service's name, as its consents name it. */
  readonly brand: string
}

async function localDesk(data: string): Promise<Desk> {
  // First: it says what to do where no world runs.
  const opened = openLocalTable(data, ', or name a --stage')
  return { ...opened, hashKey: localKeys(resolve(data)).addressHashKey, brand: defaultBrand.name }
}

async function stageDesk(name: string): Promise<Desk> {
  const { stage, outputs } = deployedStage(name)
  const { region } = stage
  const secrets = new SecretsManagerClient({ ...operatorClientConfig, region })
  return {
    client: new DynamoDBClient({ ...operatorClientConfig, region }),
    table: output(outputs, 'TableName'),
    brand: stage.brand.name,
    hashKey: await readSecret(secrets, output(outputs, 'AddressHashKeyArn')),
  }
}

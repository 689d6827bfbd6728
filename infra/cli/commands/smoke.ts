import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { operatorClientConfig } from '../../../shared/aws/client-config.ts'
import { dynamoProofStore } from '../../../shared/aws/dynamo-proof-store.ts'
import { dynamoSendingStore } from '../../../shared/aws/dynamo-sending-store.ts'
import { dynamoSubscriberStore } from '../../../shared/aws/dynamo-subscriber-store.ts'
import { readSecret } from '../../../shared/aws/secrets-manager.ts'
import { subscriberIds } from '../../../shared/subscriber/subscriber-id.ts'
import { minuteMs } from '../../../shared/time/clock.ts'
import { localKeys, runningWorld } from '../../local/data-folder.ts'
import { defaultDataFolder } from '../../local/options.ts'
import { readArgs } from '../../local/read-args.ts'
import { CommandProblem, openLocalTable, runCommand } from '../command.ts'
import { deployedStage, output } from '../deploying/deployed-stage.ts'
import { operatorBackOff } from '../desk/operator-back-off.ts'
import { type Finding, type SmokeDeps, smokeCheck } from '../desk/smoke-check.ts'

const usage = `npm run smoke -- --stage NAME
  Signs up three SES simulator addresses through the public API of a deployed stage, follows their mails to
  the feedback, and prints what works and what is missing. The addresses stay in the table, suppressed or
  pending.
  --data FOLDER   instead of a stage, the local world that runs with this data (${defaultDataFolder})
  --minutes N     the most minutes that mails and reports may take (5)`

/** `npm run smoke` checks a running service from its front door to SES's reports. */
await runCommand(async (args) => {
  const { values } = readArgs({
    args,
    options: {
      stage: { type: 'string' },
      data: { type: 'string', default: defaultDataFolder },
      minutes: { type: 'string', default: '5' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) return console.log(usage)
  const minutes = Number(values.minutes)
  if (!(minutes > 0 && minutes <= 60))
    throw new CommandProblem(`--minutes ${values.minutes}: use a number above 0 and up to 60.`)
  const target = values.stage === undefined ? localTarget(values.data) : await deployedTarget(values.stage)
  const findings = await smokeCheck({
    ...target,
    fetch,
    clock: Date.now,
    wait: setTimeout,
    label: `smoke-${randomBytes(4).toString('hex')}`,
    patienceMs: minutes * minuteMs,
  })
  console.log(findings.map(line).join('\n'))
  if (findings.some(({ missing }) => missing !== undefined)) throw new CommandProblem('Not everything works.')
  console.log('Everything works.')
})

function line({ what, missing }: Finding): string {
  return missing === undefined ? `ok       ${what}` : `missing  ${what}: ${missing}`
}

type Target = Pick<SmokeDeps, 'origin' | 'subscriber' | 'proof' | 'sending' | 'idOf'>

function localTarget(data: string): Target {
  const { client, table } = openLocalTable(data)
  const folder = resolve(data)
  const origin = runningWorld(folder)?.origin ?? ''
  return target(origin, client, table, localKeys(folder).addressHashKey)
}

async function deployedTarget(name: string): Promise<Target> {
  const { stage, outputs } = deployedStage(name)
  const { region, origin } = stage
  const secrets = new SecretsManagerClient({ ...operatorClientConfig, region })
  const hashKey = await readSecret(secrets, output(outputs, 'AddressHashKeyArn'))
  return target(
    origin,
    new DynamoDBClient({ ...operatorClientConfig, region }),
    output(outputs, 'TableName'),
    hashKey,
  )
}

function target(origin: string, client: DynamoDBClient, table: string, hashKey: string): Target {
  const subscribers = dynamoSubscriberStore(client, table, operatorBackOff)
  const proof = dynamoProofStore(client, table)
  return {
    origin,
    subscriber: subscribers.get,
    proof: proof.read,
    sending: dynamoSendingStore(client, table).read,
    idOf: subscriberIds(new TextEncoder().encode(hashKey)),
  }
}

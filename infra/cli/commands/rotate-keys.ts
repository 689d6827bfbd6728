import { randomBytes } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { operatorClientConfig } from '../../../shared/aws/client-config.ts'
import { readSecret, writeSecret } from '../../../shared/aws/secrets-manager.ts'
import { faultName } from '../../../shared/log/fault-name.ts'
import { readArgs } from '../../local/read-args.ts'
import { CommandProblem, misused, runCommand } from '../command.ts'
import { awsTrouble } from '../deploying/aws-trouble.ts'
import { NotTokenKeys, rotate } from '../deploying/rotation.ts'

const usage = `npm run rotate-keys -- --secret ARN
  Adds a new key for links and lets it sign when every function has read it. This takes six minutes.
  Old keys stay, because links in old mails must work for ever. No deployment is needed.
  --secret ARN   the stack's output TokenKeysArn; AWS credentials and region come from the environment`

/** `npm run rotate-keys` adds a key that signs new links. */
await runCommand(async (args) => {
  const { values } = readArgs({ args, options: { secret: { type: 'string' }, help: { type: 'boolean' } } })
  if (values.help) return console.log(usage)
  const { secret } = values
  if (secret === undefined) throw misused('--secret is missing: give the stack’s output TokenKeysArn.', usage)
  const client = new SecretsManagerClient(operatorClientConfig)
  try {
    await rotate({
      read: () => readSecret(client, secret),
      write: (text) => writeSecret(client, secret, text),
      wait: setTimeout,
      newKey: () => randomBytes(32).toString('base64url'),
      say: console.log,
    })
  } catch (fault) {
    if (fault instanceof NotTokenKeys) throw new CommandProblem(fault.message)
    // The fault itself is not printed, because it may hold the secret.
    throw new CommandProblem(
      awsTrouble(fault) ?? `The secret could not be read or written: ${faultName(fault)}.`,
    )
  }
})

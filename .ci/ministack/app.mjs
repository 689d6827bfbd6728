// The CDK app for a deployment to MiniStack: it synthesizes the stack and changes what MiniStack 1.5.33 cannot do.
// Each change says what MiniStack lacks. A change that nothing needs any more fails, so that it gets deleted.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'infra/app.ts'], { stdio: 'inherit' })
if (status !== 0) process.exit(status ?? 1)

const folder = process.env.CDK_OUTDIR
for (const file of readdirSync(folder)) {
  if (file.endsWith('.template.json')) adapt(file.replace('.template.json', ''))
}

function adapt(stack) {
  const path = join(folder, `${stack}.template.json`)
  const template = JSON.parse(readFileSync(path, 'utf8'))
  const resources = Object.entries(template.Resources)

  // It knows no budgets.
  for (const [id, { Type }] of resources) if (Type === 'AWS::Budgets::Budget') delete template.Resources[id]

  for (const { Type, Properties } of resources) {
    if (Type !== 'AWS::IAM::Policy') continue
    for (const statement of Properties.PolicyDocument.Statement) {
      const actions = [statement.Action].flat()
      // It asks for an action of its own where IAM has only sqs:SendMessage.
      if (actions.includes('sqs:SendMessage')) statement.Action = [...actions, 'sqs:SendMessageBatch']
      // It knows no condition key of SES, and judges each call of SES as one on `*`.
      if (actions.some((action) => action.startsWith('ses:Send'))) {
        delete statement.Condition
        statement.Resource = '*'
      }
    }
  }

  // Its Ref of a secret is the name, where CloudFormation gives the ARN.
  const secrets = new Set(
    resources.filter(([, { Type }]) => Type === 'AWS::SecretsManager::Secret').map(([id]) => id),
  )
  const isRefOfSecret = (value) => secrets.has(value?.Ref) && Object.keys(value).length === 1
  const text = JSON.stringify(
    template,
    (_, value) => (isRefOfSecret(value) ? { 'Fn::GetAtt': [value.Ref, 'Id'] } : value),
    1,
  )
  writeFileSync(path, text)
  renameAsset(stack, createHash('sha256').update(text).digest('hex'))
}

/** A template is uploaded under its hash, and not uploaded again if that name is there. So it gets its new one. */
function renameAsset(stack, hash) {
  const assets = `${stack}.assets.json`
  const { files } = JSON.parse(readFileSync(join(folder, assets), 'utf8'))
  const [old] = Object.entries(files).find(([, { source }]) => source.path === `${stack}.template.json`)
  for (const file of readdirSync(folder)) {
    if (!/^(manifest|.*\.(assets|metadata))\.json$/.test(file)) continue
    const path = join(folder, file)
    writeFileSync(path, readFileSync(path, 'utf8').replaceAll(old, hash))
  }
}

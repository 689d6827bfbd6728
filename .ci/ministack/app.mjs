// The CDK app for a deployment to MiniStack: the product's own app, with a template from which the things are changed
// that MiniStack 1.5.33 cannot do. A change that finds nothing to change stops, so that none outlives its reason.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const { status } = spawnSync(process.execPath, ['--import', 'tsx', 'infra/app.ts'], { stdio: 'inherit' })
if (status !== 0) process.exit(status ?? 1)

const folder = process.env.CDK_OUTDIR
const { artifacts } = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
const [stack] = Object.keys(artifacts).filter((name) => artifacts[name].type === 'aws:cloudformation:stack')
const path = join(folder, `${stack}.template.json`)
const template = JSON.parse(readFileSync(path, 'utf8'))
const resources = Object.entries(template.Resources).map(([id, { Type, Properties }]) => ({
  id,
  Type,
  Properties,
}))
const ofType = (type) => resources.filter(({ Type }) => Type === type)
const statements = ofType('AWS::IAM::Policy').flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
const allowing = (action) => statements.filter(({ Action }) => [Action].flat().includes(action))

change('it knows no budgets', ofType('AWS::Budgets::Budget'), ({ id }) => {
  delete template.Resources[id]
})
const onMath = ofType('AWS::CloudWatch::Alarm').filter(({ Properties }) => Properties.Metrics)
change('it knows no alarms on metric math', onMath, ({ id }) => {
  delete template.Resources[id]
})
change(
  'it asks for an action where IAM has only sqs:SendMessage',
  allowing('sqs:SendMessage'),
  (statement) => {
    statement.Action = [statement.Action, 'sqs:SendMessageBatch'].flat()
  },
)
change(
  'it judges each mail as one on "*" and knows no keys of SES',
  allowing('ses:SendRawEmail'),
  (statement) => {
    statement.Resource = '*'
    delete statement.Condition
  },
)
const secrets = ofType('AWS::SecretsManager::Secret')
const references = secrets.flatMap(({ id }) => referencesTo(id, template))
change("its Ref of a secret is the secret's name instead of the ARN", references, (reference) => {
  reference['Fn::GetAtt'] = [reference.Ref, 'Id']
  delete reference.Ref
})

const text = JSON.stringify(template, null, 1)
writeFileSync(path, text)
renameTemplate(createHash('sha256').update(text).digest('hex'))

function change(lack, found, mend) {
  if (found.length === 0) throw new Error(`Nothing to change because of MiniStack's lack: ${lack}.`)
  for (const each of found) mend(each)
}

function referencesTo(id, value) {
  if (typeof value !== 'object' || value === null) return []
  return value.Ref === id ? [value] : Object.values(value).flatMap((each) => referencesTo(id, each))
}

/** A template is uploaded under its hash, and not again if that name is there. So a changed one needs its own. */
function renameTemplate(hash) {
  const { files } = JSON.parse(readFileSync(join(folder, `${stack}.assets.json`), 'utf8'))
  const [old] = Object.entries(files).find(([, { source }]) => source.path === `${stack}.template.json`)
  for (const file of readdirSync(folder).filter((name) =>
    /^manifest|\.(assets|metadata)\.json$/.test(name),
  )) {
    const named = join(folder, file)
    writeFileSync(named, readFileSync(named, 'utf8').replaceAll(old, hash))
  }
}

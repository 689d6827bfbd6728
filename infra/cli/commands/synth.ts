import { join } from 'node:path'
import { readArgs } from '../../local/read-args.ts'
import { runCommand } from '../command.ts'
import { cdk } from '../deploying/cdk.ts'
import { settingsOf, stackName } from '../deploying/deployed-stage.ts'

const usage = `npm run synth -- [--stage NAME]
  Writes the CloudFormation template of a stage, by default of the example. It needs no AWS account.
  --stage NAME      the stage of .stages/NAME.json
  --region REGION   the template for another region than the stage's
  --output FOLDER   the folder for the template (cdk.out)`

/** `npm run synth` writes the template that would be deployed. */
await runCommand(async (args) => {
  const { values } = readArgs({
    args,
    options: {
      stage: { type: 'string', default: 'example' },
      region: { type: 'string' },
      output: { type: 'string', default: 'cdk.out' },
      help: { type: 'boolean' },
    },
  })
  if (values.help) return console.log(usage)
  const { stage, output, region } = values
  // Wrong settings are reported here, because the CDK would report only that its app failed.
  settingsOf(stage, region === undefined ? {} : { region })
  const context = ['-c', `stage=${stage}`, ...(region === undefined ? [] : ['-c', `region=${region}`])]
  await cdk(['synth', '--quiet', ...context, '--output', output])
  console.log(`The template of stage ${stage}: ${join(output, `${stackName(stage)}.template.json`)}`)
})

import { resolveTxt } from 'node:dns/promises'
import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { SESClient } from '@aws-sdk/client-ses'
import { SNSClient } from '@aws-sdk/client-sns'
import { STSClient } from '@aws-sdk/client-sts'
import { readArgs } from '../../local/read-args.ts'
import { CommandProblem, runCommand } from '../command.ts'
import { cdk } from '../deploying/cdk.ts'
import { deployStage } from '../deploying/deploy-stage.ts'
import { deployedStage, output, stackName, stageNamed } from '../deploying/deployed-stage.ts'
import { takenIdentity, wrongAccount } from '../deploying/obstacles.ts'
import { whatIsMissing } from '../deploying/readiness.ts'

const usage = `npm run deploy -- --stage NAME
  Deploys the stage of .stages/NAME.json into the AWS account of the environment's credentials.
  Bootstraps the CDK if needed, deploys, and prints what is still missing before the stage can mail.
  --check   only prints what is missing`

/** `npm run deploy` deploys a stage and prints what is still missing. */
await runCommand(async (args) => {
  const { values } = readArgs({
    args,
    options: { stage: { type: 'string' }, check: { type: 'boolean' }, help: { type: 'boolean' } },
  })
  if (values.help) return console.log(usage)
  if (values.stage === undefined) throw new CommandProblem(`--stage is missing.\n\n${usage}`)
  const name = values.stage
  const stage = stageNamed(name)
  const { region } = stage
  const ses = new SESClient({ region })
  // This check comes first, because the CDK notices a wrong account only late and reports it less clearly.
  orStop(await wrongAccount({ sts: new STSClient({ region }) }, stage))
  if (!values.check) {
    const cloudFormation = new CloudFormationClient({ region })
    orStop(await takenIdentity({ ses, cloudFormation }, stage, stackName(name)))
    await deployStage({ cdk, cloudFormation }, name, stage)
  }
  const { outputs } = deployedStage(name)
  const looks = {
    ses,
    sns: new SNSClient({ region }),
    lambda: new LambdaClient({ region }),
    fetch,
    resolveTxt,
  }
  const missing = await whatIsMissing(looks, stage, output(outputs, 'AlarmsTopicArn'))
  const shown = Object.entries(outputs).map(([key, value]) => `  ${key}: ${value}`)
  console.log(['', 'The outputs of the stack:', ...shown, ''].join('\n'))
  if (missing.length === 0) return console.log(`Nothing is missing. Try it: npm run smoke -- --stage ${name}`)
  console.log(['Still missing:', ...missing.map((each) => `  - ${each}`)].join('\n'))
  console.log(`\nTo check again: npm run deploy -- --stage ${name} --check`)
})

function orStop(obstacle: string | undefined): void {
  if (obstacle !== undefined) throw new CommandProblem(obstacle)
}

import { resolveTxt } from 'node:dns/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { CloudFormationClient } from '@aws-sdk/client-cloudformation'
import { LambdaClient } from '@aws-sdk/client-lambda'
import { SESClient } from '@aws-sdk/client-ses'
import { SESv2Client } from '@aws-sdk/client-sesv2'
import { SNSClient } from '@aws-sdk/client-sns'
import { STSClient } from '@aws-sdk/client-sts'
import { operatorClientConfig } from '../../../shared/aws/client-config.ts'
import { readArgs } from '../../local/read-args.ts'
import type { Stage } from '../../stages.ts'
import { CommandProblem, runCommand } from '../command.ts'
import { nobodyToAsk } from '../deploying/approval.ts'
import { cdk } from '../deploying/cdk.ts'
import { deployStage } from '../deploying/deploy-stage.ts'
import { output, stackName, stageNamed, writtenOutputs } from '../deploying/deployed-stage.ts'
import { knownOutputs } from '../deploying/known-outputs.ts'
import { type Findings, lookAtAll } from '../deploying/looks.ts'
import { takenIdentity, wrongAccount } from '../deploying/obstacles.ts'
import { whatIsMissing } from '../deploying/readiness.ts'
import { tooManySeats } from '../deploying/seats-for-rate.ts'
import { stackOutputs } from '../deploying/standing-stack.ts'
import { tellAfterDeployment, tellCheck } from '../deploying/tell-findings.ts'

const usage = `npm run deploy -- --stage NAME
  Deploys the stage of .stages/NAME.json into the AWS account of the environment's credentials.
  Bootstraps the CDK if needed, deploys, and prints what is still missing before the stage can mail.
  --yes             lets permissions widen without asking; needed where there is no terminal
  --no-bootstrap    does not bootstrap the CDK: the account and region have been bootstrapped
  --check           only prints what is missing; fails if something could not be looked at`

/** `npm run deploy` deploys a stage and prints what is still missing. */
await runCommand(async (args) => {
  const { values } = readArgs({
    args,
    options: {
      stage: { type: 'string' },
      yes: { type: 'boolean', default: false },
      'no-bootstrap': { type: 'boolean', default: false },
      check: { type: 'boolean', default: false },
      help: { type: 'boolean' },
    },
  })
  if (values.help) return console.log(usage)
  if (values.stage === undefined) throw new CommandProblem(`--stage is missing.\n\n${usage}`)
  const name = values.stage
  const stage = stageNamed(name)
  if (values.check) return check(name, stage)
  const isTerminal = process.stdin.isTTY && process.stdout.isTTY
  orStop(nobodyToAsk({ yes: values.yes, isTerminal, environment: process.env }))
  await deploy(name, stage, { yes: values.yes, bootstrap: !values['no-bootstrap'] })
  await tellAfterDeployment({ look: () => lookAt(name, stage), say: console.log }, name)
})

async function deploy(
  name: string,
  stage: Stage,
  options: { readonly yes: boolean; readonly bootstrap: boolean },
): Promise<void> {
  const { region } = stage
  const cloudFormation = new CloudFormationClient({ ...operatorClientConfig, region })
  // This check comes first, because the CDK notices a wrong account only late and reports it less clearly.
  orStop(await wrongAccount({ sts: new STSClient({ ...operatorClientConfig, region }) }, stage))
  const sesV2 = new SESv2Client({ ...operatorClientConfig, region })
  const ses = new SESClient({ ...operatorClientConfig, region })
  const { missing, unseen } = await lookAtAll(
    [
      {
        at: 'the sender’s domain in SES',
        look: () => takenIdentity({ sesV2, cloudFormation }, stage, stackName(name)),
      },
      { at: 'the rate of the SES account', look: () => tooManySeats({ ses }, stage, console.log) },
    ],
    wait,
  )
  orStop(missing[0])
  for (const sentence of unseen) console.error(sentence)
  await deployStage({ cdk, cloudFormation }, name, stage, options)
}

async function check(name: string, stage: Stage): Promise<void> {
  const sts = new STSClient({ ...operatorClientConfig, region: stage.region })
  const account = await lookAtAll(
    [{ at: 'the account of the credentials', look: () => wrongAccount({ sts }, stage) }],
    wait,
  )
  // In another account every look would find something else.
  orStop(account.missing[0])
  const look = async () => {
    const { unseen, ...found } = await lookAt(name, stage)
    return { ...found, unseen: [...account.unseen, ...unseen] }
  }
  await tellCheck({ look, say: console.log }, name)
}

/** Prints the outputs of the stack and looks at everything. */
async function lookAt(name: string, stage: Stage): Promise<Findings> {
  const { region } = stage
  const cloudFormation = new CloudFormationClient({ ...operatorClientConfig, region })
  const stack = stackName(name)
  const written = () => writtenOutputs(name)
  const outputs = knownOutputs({ written, asked: () => stackOutputs(cloudFormation, stack), wait }, stack)
  // Without outputs, the look that needs one says why.
  const shown = Object.entries(await outputs.catch(() => ({}))).map(([key, value]) => `  ${key}: ${value}`)
  if (shown.length > 0) console.log(['', 'The outputs of the stack:', ...shown, ''].join('\n'))
  const deps = {
    ses: new SESClient({ ...operatorClientConfig, region }),
    sesV2: new SESv2Client({ ...operatorClientConfig, region }),
    cloudFormation,
    sns: new SNSClient({ ...operatorClientConfig, region }),
    lambda: new LambdaClient({ ...operatorClientConfig, region }),
    fetch,
    resolveTxt,
    wait,
  }
  return whatIsMissing(deps, stage, stack, async () => output(await outputs, 'AlarmsTopicArn'))
}

function orStop(obstacle: string | undefined): void {
  if (obstacle !== undefined) throw new CommandProblem(obstacle)
}

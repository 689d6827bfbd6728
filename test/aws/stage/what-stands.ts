import { CloudFormationClient, ListStacksCommand } from '@aws-sdk/client-cloudformation'
import { DynamoDBClient, ListTablesCommand } from '@aws-sdk/client-dynamodb'
import { LambdaClient, ListEventSourceMappingsCommand, ListFunctionsCommand } from '@aws-sdk/client-lambda'
import { ListSecretsCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager'
import { ListConfigurationSetsCommand, SESClient } from '@aws-sdk/client-ses'
import { ListSubscriptionsCommand, ListTopicsCommand, SNSClient } from '@aws-sdk/client-sns'
import { ListQueuesCommand, SQSClient } from '@aws-sdk/client-sqs'

/** All that stands in the account and region, by kind. The CDK's own stack, which outlives every stage, is left out. */
export async function whatStands(): Promise<Readonly<Record<string, readonly string[]>>> {
  const lambda = new LambdaClient({})
  const sns = new SNSClient({})
  const { StackSummaries = [] } = await new CloudFormationClient({}).send(new ListStacksCommand({}))
  const stacks = StackSummaries.filter(({ StackStatus }) => StackStatus !== 'DELETE_COMPLETE')
  const { Functions = [] } = await lambda.send(new ListFunctionsCommand({}))
  const { EventSourceMappings = [] } = await lambda.send(new ListEventSourceMappingsCommand({}))
  const { Topics = [] } = await sns.send(new ListTopicsCommand({}))
  const { Subscriptions = [] } = await sns.send(new ListSubscriptionsCommand({}))
  const { SecretList = [] } = await new SecretsManagerClient({}).send(new ListSecretsCommand({}))
  const { ConfigurationSets = [] } = await new SESClient({}).send(new ListConfigurationSetsCommand({}))
  return {
    stacks: named(stacks, 'StackName').filter((name) => name !== 'CDKToolkit'),
    functions: named(Functions, 'FunctionName'),
    eventSources: named(EventSourceMappings, 'EventSourceArn'),
    tables: (await new DynamoDBClient({}).send(new ListTablesCommand({}))).TableNames ?? [],
    queues: (await new SQSClient({}).send(new ListQueuesCommand({}))).QueueUrls ?? [],
    topics: named(Topics, 'TopicArn'),
    subscriptions: named(Subscriptions, 'Endpoint'),
    secrets: named(SecretList, 'Name'),
    configurationSets: named(ConfigurationSets, 'Name'),
  }
}

function named<Name extends string>(
  all: readonly { readonly [K in Name]?: string | undefined }[],
  name: Name,
) {
  return all.map((each) => each[name] ?? 'without a name')
}

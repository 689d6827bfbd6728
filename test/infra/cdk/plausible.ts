import type { Template } from 'aws-cdk-lib/assertions'

const account = '111122223333'
const region = 'us-east-1'
const pseudo: Readonly<Record<string, string>> = {
  'AWS::AccountId': account,
  'AWS::Partition': 'aws',
  'AWS::Region': region,
  'AWS::StackName': 'paperwire-example',
}

/** A text that CloudFormation could make of a value of the template, with references filled in. */
export function plausible(template: Template, value: unknown): string {
  return text(template.toJSON().Resources, value)
}

interface Resource {
  readonly Type: string
}

function text(resources: Readonly<Record<string, Resource>>, value: unknown): string {
  if (typeof value === 'string') return value
  if (typeof value === 'object' && value !== null) {
    if ('Ref' in value) return reference(resources, String(value.Ref))
    if ('Fn::GetAtt' in value && Array.isArray(value['Fn::GetAtt'])) {
      const [id, attribute] = value['Fn::GetAtt']
      return attribute === 'Arn' ? arn(resources, id) : `${id}-${attribute}`
    }
    if ('Fn::Join' in value && Array.isArray(value['Fn::Join'])) {
      const [separator, parts] = value['Fn::Join']
      return parts.map((part: unknown) => text(resources, part)).join(separator)
    }
  }
  throw new Error(`nobody taught this test to read ${JSON.stringify(value)}`)
}

/** The result of `Ref` differs from type to type. */
function reference(resources: Readonly<Record<string, Resource>>, id: string): string {
  switch (resources[id]?.Type) {
    case undefined:
      return pseudo[id] ?? id
    case 'AWS::SQS::Queue':
      return `https://sqs.${region}.amazonaws.com/${account}/${id}`
    case 'AWS::SecretsManager::Secret':
    case 'AWS::SNS::Topic':
      return arn(resources, id)
    default:
      return id
  }
}

function arn(resources: Readonly<Record<string, Resource>>, id: string): string {
  const [, service = '', type = ''] = (resources[id]?.Type ?? '').toLowerCase().split('::')
  const plain = `arn:aws:${service}:${region}:${account}:${id}`
  // CloudWatch Logs is the one service whose ARN ends in a wildcard by itself: the group with its streams.
  return type === 'loggroup' ? `${plain}:*` : plain
}

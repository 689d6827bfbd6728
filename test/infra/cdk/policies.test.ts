// @module-tag synthesis
import { describe, expect, test } from 'vitest'
import { allowed, type Statement, statements } from './permissions.ts'
import { synthesize } from './synthesized.ts'

const { template } = synthesize()

/** Every wildcard that is allowed, with its reason. */
const exceptions: readonly { readonly reason: string; readonly covers: (statement: Statement) => boolean }[] =
  [
    {
      reason: 'a refusal of everything without TLS grants nothing',
      covers: ({ effect, actions, conditions }) =>
        effect === 'Deny' &&
        actions.every((action) => action === 'sqs:*') &&
        JSON.stringify(conditions) === '{"Bool":{"aws:SecureTransport":"false"}}',
    },
    {
      reason: 'the sending quota is the account’s: IAM knows no resource for it',
      covers: (statement) => isOnly(statement, 'ses:GetSendQuota', /^\*$/),
    },
    {
      reason:
        'in the sandbox SES asks for the recipient’s identity too; only the sender’s address may be used',
      covers: (statement) =>
        isOnly(statement, 'ses:SendRawEmail', /:identity\/\*$/) &&
        JSON.stringify(statement.conditions) ===
          '{"StringEquals":{"ses:FromAddress":"papers@paperwire.example"}}',
    },
    {
      reason: 'a log group’s own ARN ends in a wildcard, for its streams',
      covers: ({ actions, resources }) =>
        actions.join() === 'logs:CreateLogStream,logs:PutLogEvents' &&
        resources.every((resource) => /:\w+Log[0-9A-F]{8}:\*$/.test(resource)),
    },
  ]

function isOnly({ actions, resources }: Statement, action: string, resource: RegExp): boolean {
  return actions.join() === action && resources.every((each) => resource.test(each))
}

const withWildcard = statements(template).filter(({ actions, resources }) =>
  [...actions, ...resources].some((text) => text.includes('*')),
)

test('no policy holds a wildcard without a written reason', () => {
  expect(statements(template).length).toBeGreaterThan(20)
  const unexplained = withWildcard.filter((statement) => !exceptions.some(({ covers }) => covers(statement)))
  expect(unexplained).toEqual([])
})

test.each(exceptions)('the exception for a wildcard is still needed: $reason', ({ covers }) => {
  expect(withWildcard.some(covers)).toBe(true)
})

test('no role has a policy that AWS manages', () => {
  const roles = Object.values(template.findResources('AWS::IAM::Role'))
  expect(roles).toHaveLength(6)
  for (const { Properties } of roles) expect(Properties.ManagedPolicyArns).toBeUndefined()
})

describe('the permissions of each function', () => {
  const logs = (name: string) => ['logs:CreateLogStream', 'logs:PutLogEvents'].map((a) => `${a} ${name}Log:*`)
  const consume = ['sqs:DeleteMessage', 'sqs:GetQueueAttributes', 'sqs:ReceiveMessage']
  const on = (resource: string, ...actions: string[]) => actions.map((action) => `${action} ${resource}`)
  const read = (...secrets: string[]) => secrets.map((secret) => `secretsmanager:GetSecretValue ${secret}`)
  const dynamo = (...names: string[]) => on('DataTable', ...names.map((name) => `dynamodb:${name}`))

  test.each([
    {
      name: 'Api',
      may: [
        ...dynamo('DeleteItem', 'GetItem', 'PutItem', 'Query', 'UpdateItem'),
        ...read('KeysAddressHash', 'KeysTokens'),
        ...send('LettersQueue', 'SeatsQueue'),
      ],
    },
    {
      name: 'Publish',
      may: [
        ...dynamo('BatchWriteItem', 'DeleteItem', 'GetItem', 'PutItem', 'Query', 'Scan', 'UpdateItem'),
        'dynamodb:Query DataTable/index/due',
        'ses:GetSendQuota *',
        'sqs:GetQueueAttributes ReportsDeadLettersQueue',
        'sqs:GetQueueAttributes ReportsQueue',
        ...send('LettersQueue', 'PublishDeadLettersQueue', 'SeatsQueue'),
      ],
    },
    {
      name: 'Deliver',
      may: [
        ...dynamo('GetItem', 'Query', 'UpdateItem'),
        'dynamodb:Query DataTable/index/due',
        'ses:SendRawEmail configuration-set/SendingSet',
        'ses:SendRawEmail identity/*',
        ...read('KeysTokens'),
        ...on('SeatsQueue', ...consume),
        ...send('SeatsQueue'),
      ],
    },
    {
      name: 'Letters',
      may: [
        ...dynamo('GetItem', 'Query', 'UpdateItem'),
        'ses:SendRawEmail configuration-set/SendingSet',
        'ses:SendRawEmail identity/*',
        ...read('KeysTokens'),
        ...on('LettersQueue', ...consume),
        ...send('LettersQueue'),
      ],
    },
    {
      name: 'Feedback',
      may: [
        ...dynamo('GetItem', 'Query', 'UpdateItem'),
        ...read('KeysAddressHash'),
        ...on('ReportsQueue', ...consume),
      ],
    },
  ])('the function $name may do exactly what its code does', ({ name, may }) => {
    const role = `${name}FunctionRoleDefaultPolicy`
    const expected = [...may, ...logs(`${name}Function`)]
    // Ids are compared without the hashes that CDK appends to them.
    expect(allowed(template, role).map((line) => line.replace(/[0-9A-F]{8}(?=$|[/:])/, ''))).toEqual(
      expected.toSorted(),
    )
  })

  function send(...queues: string[]): string[] {
    return queues.map((queue) => `sqs:SendMessage ${queue}`)
  }
})

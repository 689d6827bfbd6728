import { expect, test } from 'vitest'
import { defaultSet } from '../../../../infra/cli/deploying/default-set.ts'
import { answers } from './aws-stand-in.ts'

const notFound = Object.assign(new Error('not found'), { name: 'NotFoundException' })
const own = {
  StackResourceSummaries: [
    { ResourceType: 'AWS::SES::ConfigurationSet', PhysicalResourceId: 'SendingSet-1' },
  ],
}
const noStack = Object.assign(new Error('Stack with id paperwire-prod does not exist'), {
  name: 'ValidationError',
})

const told = (identity: unknown, set: unknown, resources: unknown) =>
  defaultSet(
    {
      sesV2: answers({ GetEmailIdentity: identity, GetConfigurationSet: set }),
      cloudFormation: answers({ ListStackResources: resources }),
    },
    'example.org',
    { stack: 'paperwire-prod', region: 'eu-north-1' },
  )

const withSet = { ConfigurationSetName: 'SendingSet-1' }
const takeAway =
  'run aws sesv2 put-email-identity-configuration-set-attributes --email-identity example.org --region eu-north-1'

test.each([
  ['SES does not know the domain', notFound, notFound, noStack],
  ['the domain has none', {}, notFound, own],
  ['it is somebody else’s and stands', withSet, {}, { StackResourceSummaries: [] }],
])('a default configuration set is no trouble if %s', async (_, identity, set, resources) => {
  expect(await told(identity, set, resources)).toBeUndefined()
})

test.each([
  ['of a stack that is gone', noStack],
  ['of another stack', { StackResourceSummaries: [] }],
])(
  'a default configuration set %s that is gone itself is told, with the command that takes it away',
  async (_, resources) => {
    const sentence = await told(withSet, notFound, resources)
    expect(sentence).toMatch(
      /^The default configuration set of example\.org, SendingSet-1, is gone, so SES refuses /,
    )
    expect(sentence).toContain(takeAway)
  },
)

test('a default configuration set that would go with this stack is told, with the command that takes it away', async () => {
  const sentence = await told(withSet, {}, own)
  expect(sentence).toMatch(
    /^The default configuration set of example\.org in SES is this stack's, SendingSet-1\./,
  )
  expect(sentence).toContain(takeAway)
})

test.each([
  ['the identity', new Error('AccessDenied'), {}],
  ['the set', withSet, new Error('AccessDenied')],
])('a default configuration set is not taken for right if SES does not tell %s', async (_, identity, set) => {
  await expect(told(identity, set, own)).rejects.toThrow('AccessDenied')
})

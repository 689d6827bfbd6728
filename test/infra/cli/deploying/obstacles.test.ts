import { describe, expect, test } from 'vitest'
import { takenIdentity, wrongAccount } from '../../../../infra/cli/deploying/obstacles.ts'
import { answers } from './aws-stand-in.ts'

describe('the account of the credentials', () => {
  const deps = () => ({ sts: answers({ GetCallerIdentity: { Account: '111122223333' } }) })

  test('the account of the credentials is right if the stage names it or none', async () => {
    expect(await wrongAccount(deps(), { account: '111122223333' })).toBeUndefined()
    expect(await wrongAccount(deps(), {})).toBeUndefined()
  })

  test('the account of the credentials is wrong if the stage names another', async () => {
    expect(await wrongAccount(deps(), { account: '999988887777' })).toMatch(
      /are for account 111122223333, but the stage is for 999988887777/,
    )
  })

  test('the account of the credentials is looked up even if any would do, because a deployment needs credentials', async () => {
    const sts = answers({ GetCallerIdentity: new Error('no credentials') })
    await expect(wrongAccount({ sts }, {})).rejects.toThrow('no credentials')
  })
})

describe('the sender’s domain in SES', () => {
  const stage = { identity: 'created', sender: { name: 'A', address: 'a@example.org' } } as const
  const unknown = Object.assign(new Error('Email identity example.org does not exist.'), {
    name: 'NotFoundException',
  })
  const absent = Object.assign(new Error('Stack with id paperwire-prod does not exist'), {
    name: 'ValidationError',
  })
  const deps = (identity: object, own?: string) => ({
    sesV2: answers({ GetEmailIdentity: identity }),
    cloudFormation: answers({
      ListStackResources: own
        ? {
            StackResourceSummaries: [
              // The API's own domain may be the sender's, too.
              { ResourceType: 'AWS::ApiGatewayV2::DomainName', PhysicalResourceId: 'example.org' },
              { ResourceType: own, PhysicalResourceId: 'example.org' },
            ],
          }
        : absent,
    }),
  })
  const taken = (identity: object, own?: string) =>
    takenIdentity(deps(identity, own), stage, 'paperwire-prod')

  test('the sender’s domain is free if SES does not know it or this stack made it', async () => {
    expect(await taken(unknown)).toBeUndefined()
    expect(await taken({ VerifiedForSendingStatus: true }, 'AWS::SES::EmailIdentity')).toBeUndefined()
  })

  test.each(['SUCCESS', 'PENDING', 'FAILED', 'NOT_STARTED'])(
    'the sender’s domain is taken if it was added by hand or another stage has it, verified or not (%s)',
    async (VerificationStatus) => {
      const sentence = /^SES has an identity example\.org .* already: add "identity": "existing"/
      expect(await taken({ VerificationStatus })).toMatch(sentence)
      expect(await taken({ VerificationStatus }, 'AWS::Route53::HostedZone')).toMatch(sentence)
    },
  )

  test('the sender’s domain is not taken for free if SES does not answer', async () => {
    await expect(taken(new Error('AccessDenied'))).rejects.toThrow('AccessDenied')
  })

  test('the sender’s domain is not looked up if the stage says that it exists', async () => {
    const none = { sesV2: answers({}), cloudFormation: answers({}) }
    expect(await takenIdentity(none, { ...stage, identity: 'existing' }, 'paperwire-prod')).toBeUndefined()
  })
})

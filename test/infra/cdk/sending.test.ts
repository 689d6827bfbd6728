// @module-tag synthesis
import { Match } from 'aws-cdk-lib/assertions'
import { expect, test } from 'vitest'
import { outputs } from './outputs.ts'
import { allowed, statements } from './permissions.ts'
import { synthesize } from './synthesized.ts'
import { wholeStage } from './whole-stage.ts'

const { template } = synthesize()
const { template: whole } = synthesize(wholeStage)
const { template: existing } = synthesize({ identity: 'existing' })
const [set = ''] = Object.keys(template.findResources('AWS::SES::ConfigurationSet'))
const queueId = (start: string): string =>
  Object.keys(template.findResources('AWS::SQS::Queue')).find((id) => id.startsWith(start)) ?? 'none'

test('the sender’s domain signs with keys of 2048 bits, and the outputs tell its DNS records', () => {
  template.hasResourceProperties('AWS::SES::EmailIdentity', {
    EmailIdentity: 'paperwire.example',
    DkimAttributes: { SigningEnabled: true },
    DkimSigningAttributes: { NextSigningKeyLength: 'RSA_2048_BIT' },
  })
  const records = Object.values(template.findOutputs('*')).filter(({ Value }) =>
    JSON.stringify(Value).includes('CNAME'),
  )
  expect(records).toHaveLength(3)
})

test('the sender’s domain, which outlives the stack, has no default configuration set, and each mail names the stack’s own', () => {
  for (const each of [template, whole]) {
    each.hasResource('AWS::SES::EmailIdentity', {
      DeletionPolicy: Match.stringLikeRegexp('^Retain'),
      Properties: { ConfigurationSetAttributes: Match.absent() },
    })
    each.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: Match.objectLike({ CONFIGURATION_SET: { Ref: set } }) },
    })
  }
})

test.each([
  ['the example stage', template],
  ['a stage with every setting', whole],
  ['a stage without readers', synthesize({ production: false }).template],
])('nothing that outlives %s refers to something that goes with it', (_, each) => {
  const { Resources } = each.toJSON() as { readonly Resources: Readonly<Record<string, Resource>> }
  const stays = Object.entries(Resources).filter(([, { DeletionPolicy = 'Delete' }]) =>
    /^Retain/.test(DeletionPolicy),
  )
  const dangling = stays.flatMap(([id, { Properties }]) =>
    referencesIn(Properties)
      .filter((other) => other in Resources && !stays.some(([stayed]) => stayed === other))
      .map((other) => `${id} refers to ${other}`),
  )
  expect(stays.length).toBeGreaterThan(0)
  expect(dangling).toEqual([])
})

interface Resource {
  readonly DeletionPolicy?: string
  readonly Properties?: unknown
}

/** The logical ids to which a value refers. */
function referencesIn(value: unknown): string[] {
  const text = JSON.stringify(value ?? null)
  const direct = [...text.matchAll(/"(?:Ref|Fn::GetAtt)":(?:\["([^"]+)"|"([^".]+)")/g)]
  const inside = [...text.matchAll(/\$\{([A-Za-z0-9]+)(?:\.[^}]*)?\}/g)]
  return [...direct.map(([, list, one]) => list ?? one ?? ''), ...inside.map(([, id = '']) => id)]
}

test('mails may be sent by the configuration set, and SES counts their outcomes', () => {
  const [properties] = Object.values(template.findResources('AWS::SES::ConfigurationSet')).map(
    ({ Properties }) => Properties,
  )
  expect(properties).toMatchObject({ ReputationOptions: { ReputationMetricsEnabled: true } })
  expect(properties.SendingOptions ?? { SendingEnabled: true }).toEqual({ SendingEnabled: true })
})

test('SES keeps addresses that bounced or complained on its own list, and speaks TLS as the stage says', () => {
  const setOf = (each: typeof template) => Object.values(each.findResources('AWS::SES::ConfigurationSet'))
  for (const each of [template, whole]) {
    expect(setOf(each)[0]?.Properties.SuppressionOptions).toEqual({
      SuppressedReasons: ['BOUNCE', 'COMPLAINT'],
    })
  }
  expect(setOf(template)[0]?.Properties.DeliveryOptions).toMatchObject({ TlsPolicy: 'OPTIONAL' })
  expect(setOf(whole)[0]?.Properties.DeliveryOptions).toMatchObject({ TlsPolicy: 'REQUIRE' })
})

test('a domain that SES knows already is left as it is, and may still be mailed from', () => {
  existing.resourceCountIs('AWS::SES::EmailIdentity', 0)
  expect(JSON.stringify(outputs(existing))).not.toContain('CNAME')
  expect(outputs(existing).SendingDmarc).toBe(outputs(template).SendingDmarc)
  expect(allowed(existing, 'DeliverFunctionRole')).toEqual(allowed(template, 'DeliverFunctionRole'))
})

test('SES reports sends and their outcomes to one topic', () => {
  const [topic = ''] = Object.keys(template.findResources('AWS::SNS::Topic')).filter((id) =>
    id.startsWith('Sending'),
  )
  template.hasResourceProperties('AWS::SES::ConfigurationSetEventDestination', {
    ConfigurationSetName: { Ref: set },
    EventDestination: {
      Enabled: true,
      MatchingEventTypes: ['send', 'delivery', 'deliveryDelay', 'bounce', 'complaint', 'reject'],
      SnsDestination: { TopicARN: { Ref: topic } },
    },
  })
})

test('the topic hands reports to the queue in SNS’s envelope, and reports that it cannot hand over to the dead letters', () => {
  template.hasResourceProperties('AWS::SNS::Subscription', {
    Protocol: 'sqs',
    Endpoint: { 'Fn::GetAtt': [queueId('ReportsQueue'), 'Arn'] },
    RawMessageDelivery: Match.absent(),
    RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': [queueId('ReportsDeadLetters'), 'Arn'] } },
  })
})

test('only this configuration set may publish to the topic, so that no report can be forged', () => {
  const publishers = statements(template).filter(
    ({ holder, effect }) => holder.startsWith('SendingReportsPolicy') && effect === 'Allow',
  )
  expect(publishers).toHaveLength(1)
  expect(JSON.stringify(publishers[0]?.conditions)).toContain(`":configuration-set/",{"Ref":"${set}"}`)
})

test('bounces come back to SES’s own domain, unless the operator names one below the sender’s', () => {
  template.hasResourceProperties('AWS::SES::EmailIdentity', { MailFromAttributes: Match.absent() })
  expect(Object.values(outputs(template)).join()).not.toMatch(/ MX |v=spf1/)

  whole.hasResourceProperties('AWS::SES::EmailIdentity', {
    MailFromAttributes: { MailFromDomain: 'bounce.paperwire.example' },
  })
  expect(outputs(whole)).toMatchObject({
    SendingMailFromMx: 'bounce.paperwire.example MX 10 feedback-smtp.us-east-1.amazonses.com',
    SendingMailFromSpf: 'bounce.paperwire.example TXT "v=spf1 include:amazonses.com ~all"',
  })
})

test('the outputs tell the operator which DMARC record to begin with, and where its reports go', () => {
  expect(outputs(template).SendingDmarc).toBe(
    '_dmarc.paperwire.example TXT "v=DMARC1; p=none; rua=mailto:editors@paperwire.example", unless there is a record already',
  )
  expect(outputs(synthesize({ replyTo: 'somebody@gmail.example' }).template).SendingDmarc).toContain(
    'rua=mailto:dmarc@paperwire.example"',
  )
})

// @module-tag synthesis
import { describe, expect, test } from 'vitest'
import type { ApiDeps } from '../../../functions/api/api-deps.ts'
import { apiApp } from '../../../functions/api/app.tsx'
import { assetsOf } from '../../../functions/api/assets/assets.ts'
import { defaultPalette } from '../../../shared/brand/brand.ts'
import { languages } from '../../fakes/english.ts'
import { outputs } from './outputs.ts'
import { plausible } from './plausible.ts'
import { synthesize } from './synthesized.ts'
import { wholeStage } from './whole-stage.ts'

const assets = assetsOf(defaultPalette)
const { template } = synthesize()
const { template: whole } = synthesize(wholeStage)
const [stage] = Object.values(template.findResources('AWS::ApiGatewayV2::Stage'))
const routeKeys: string[] = Object.values(template.findResources('AWS::ApiGatewayV2::Route')).map(
  ({ Properties }) => Properties.RouteKey,
)

test('every request reaches the function, in the second format of the payload', () => {
  expect(routeKeys).toContain('$default')
  template.hasResourceProperties('AWS::ApiGatewayV2::Integration', { PayloadFormatVersion: '2.0' })
  template.resourceCountIs('AWS::ApiGatewayV2::Integration', 1)
})

test('every route may call the function, because API Gateway would answer 500 otherwise', () => {
  const allowed = Object.values(template.findResources('AWS::Lambda::Permission'))
    .filter(({ Properties }) => Properties.Principal === 'apigateway.amazonaws.com')
    .map(({ Properties }) => plausible(template, Properties.SourceArn))
  const [api = ''] = Object.keys(template.findResources('AWS::ApiGatewayV2::Api'))
  for (const key of routeKeys) {
    // `GET /path` comes from `API/stage/GET/path`, and `$default`, without a method, from `API/stage/$default`.
    const source = `arn:aws:execute-api:us-east-1:111122223333:${api}/$default/${key.replace(' ', '')}`
    expect(
      allowed.some((pattern) => isLike(source, pattern)),
      `${key}, of ${allowed}`,
    ).toBe(true)
  }
})

/** IAM's `ArnLike`: a star stands for any characters, slashes too. */
function isLike(arn: string, pattern: string): boolean {
  return new RegExp(`^${pattern.replaceAll('$', '\\$').replaceAll('*', '.*')}$`).test(arn)
}

test('each asset of the pages is a route, so that the log can tell it from paths that do not exist', () => {
  expect(routeKeys).toContain('GET /assets/{file}')
  expect(assets.pathOf('style')).toMatch(/^\/assets\/[^/]+$/)
})

test('each path of the app is a route, so that the log can name it', () => {
  const site = { origin: 'https://paperwire.example', assets }
  const app = apiApp({ site, languages } as ApiDeps)
  const paths = app.routes
    .map(({ path }) => path)
    .filter((path) => !path.includes('*') && !path.startsWith('/assets/'))
    // Each page after a button has the same route.
    .map((path) => path.replace(/^\/sent\/.+/, '/sent/:letter'))
    .map((path) => `ANY ${path.replace(/:(\w+)/g, '{$1}')}`)
  expect(paths.length).toBeGreaterThan(10)
  expect(routeKeys).toEqual(expect.arrayContaining(paths))
})

test('the access log names the route and neither the sender nor the token of a request', () => {
  const format: string = stage?.Properties.AccessLogSettings.Format
  const variables = Object.values<string>(JSON.parse(format))
  expect(variables).toContain('$context.routeKey')
  expect(variables).toContain('$context.integrationErrorMessage')
  for (const variable of variables) {
    expect(variable).toMatch(
      /^\$context\.(requestTimeEpoch|requestId|httpMethod|routeKey|status|responseLatency|integrationLatency|responseLength|integrationErrorMessage)$/,
    )
  }
})

test('the stage throttles, and the settings say how much', () => {
  expect(stage?.Properties.DefaultRouteSettings).toMatchObject({
    ThrottlingRateLimit: 50,
    ThrottlingBurstLimit: 100,
  })
  whole.hasResourceProperties('AWS::ApiGatewayV2::Stage', {
    DefaultRouteSettings: { ThrottlingRateLimit: 10, ThrottlingBurstLimit: 20 },
  })
})

describe('a limit of its own', () => {
  const settings = stage?.Properties.RouteSettings ?? {}
  const [stageOfWhole] = Object.values(whole.findResources('AWS::ApiGatewayV2::Stage'))

  test.each(['POST /subscribe', 'POST /api/subscriptions'])('%s has a limit of its own', (key) => {
    expect(settings[key]).toEqual({ ThrottlingRateLimit: 10, ThrottlingBurstLimit: 50 })
    expect(stageOfWhole?.Properties.RouteSettings[key]).toEqual({
      ThrottlingRateLimit: 2,
      ThrottlingBurstLimit: 8,
    })
  })

  test('one-click has the whole rate of the stage for itself', () => {
    expect(settings['ANY /unsubscribe/{token}']).toEqual({
      ThrottlingRateLimit: 50,
      ThrottlingBurstLimit: 100,
    })
  })

  test('sign-ups may not take more than the stage takes', () => {
    const { template: small } = synthesize({ throttle: { ratePerSecond: 3, burst: 4 } })
    const [stageOfSmall] = Object.values(small.findResources('AWS::ApiGatewayV2::Stage'))
    expect(stageOfSmall?.Properties.RouteSettings['POST /subscribe']).toEqual({
      ThrottlingRateLimit: 3,
      ThrottlingBurstLimit: 4,
    })
  })

  test('each limit names a route that exists, and exists before it', () => {
    const routes = Object.entries(template.findResources('AWS::ApiGatewayV2::Route'))
    for (const key of Object.keys(settings)) {
      const id = routes.find(([, { Properties }]) => Properties.RouteKey === key)?.[0]
      expect(stage?.DependsOn, key).toContain(id)
    }
  })

  test('every post of the app that needs no token of a link is a sign-up with a limit', () => {
    const app = apiApp({ site: { origin: 'https://paperwire.example', assets }, languages } as ApiDeps)
    const open = app.routes.filter(({ method, path }) => method === 'POST' && !path.includes(':token'))
    expect(open.length).toBeGreaterThan(1)
    for (const { path } of open) expect(settings).toHaveProperty([`POST ${path}`])
  })
})

test('the API without a domain of its own answers under AWS’s name', () => {
  template.resourceCountIs('AWS::ApiGatewayV2::DomainName', 0)
  expect(outputs(template).HttpEndpoint).toMatch(/^HttpApi\w+-ApiEndpoint$/)
  template.hasResourceProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: false })
})

test('the API with a domain of its own answers only there, and the outputs say where DNS has to lead', () => {
  const [name = ''] = Object.keys(whole.findResources('AWS::ApiGatewayV2::DomainName'))
  whole.hasResourceProperties('AWS::ApiGatewayV2::DomainName', {
    DomainName: 'paperwire.example',
    DomainNameConfigurations: [
      { CertificateArn: wholeStage.customDomain.certificateArn, EndpointType: 'REGIONAL' },
    ],
  })
  whole.hasResourceProperties('AWS::ApiGatewayV2::ApiMapping', {
    DomainName: { Ref: name },
    Stage: '$default',
  })
  whole.hasResourceProperties('AWS::ApiGatewayV2::Api', { DisableExecuteApiEndpoint: true })
  expect(outputs(whole)).not.toHaveProperty('HttpEndpoint')
  expect(outputs(whole).DomainRecord).toBe(`paperwire.example CNAME ${name}-RegionalDomainName`)
})

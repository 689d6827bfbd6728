import { expect, test } from 'vitest'
import type { ApiDeps } from '../../../functions/api/api-deps.ts'
import { apiApp } from '../../../functions/api/app.tsx'
import { en } from '../../../shared/language/en.ts'
import { synthesize } from './synthesized.ts'

const { template } = synthesize()
const [stage] = Object.values(template.findResources('AWS::ApiGatewayV2::Stage'))
const routeKeys: string[] = Object.values(template.findResources('AWS::ApiGatewayV2::Route')).map(
  ({ Properties }) => Properties.RouteKey,
)

test('whatever is asked for reaches the function, in the second format of the payload', () => {
  expect(routeKeys).toContain('$default')
  template.hasResourceProperties('AWS::ApiGatewayV2::Integration', { PayloadFormatVersion: '2.0' })
  template.resourceCountIs('AWS::ApiGatewayV2::Integration', 1)
})

test('each path of the app that can hold a token is a route, so that the log can name it', () => {
  const site = { origin: 'https://paperwire.example' }
  const app = apiApp({ site, language: en } as ApiDeps)
  const withToken = app.routes
    .map(({ path }) => path)
    .filter((path) => path.includes(':'))
    .map((path) => `ANY ${path.replace(/:(\w+)/g, '{$1}')}`)
  expect(withToken.length).toBeGreaterThan(5)
  expect(routeKeys).toEqual(expect.arrayContaining(withToken))
})

test('the access log names the route and nothing that tells who asked or with which token', () => {
  const format: string = stage?.Properties.AccessLogSettings.Format
  const variables = Object.values<string>(JSON.parse(format))
  expect(variables).toContain('$context.routeKey')
  for (const variable of variables) {
    expect(variable).toMatch(
      /^\$context\.(requestTimeEpoch|requestId|httpMethod|routeKey|status|responseLatency|integrationLatency|responseLength)$/,
    )
  }
})

test('the stage throttles', () => {
  expect(stage?.Properties.DefaultRouteSettings).toMatchObject({
    ThrottlingRateLimit: 50,
    ThrottlingBurstLimit: 100,
  })
})

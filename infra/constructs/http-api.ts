import { CfnOutput, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  HttpApi as Api,
  HttpMethod,
  HttpRoute,
  HttpRouteKey,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2'
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations'
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IFunction } from 'aws-cdk-lib/aws-lambda'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { Construct } from 'constructs'
import { askedLetters } from '../../shared/subscriber/letters.ts'
import { linkPath, links } from '../../shared/subscriber/links.ts'
import type { Stage } from '../stages.ts'

/**
 * Whatever comes in goes to the one function, which answers unknown paths too. The routes are named for the log: it
 * shows a route where a path would show a token.
 */
export const routes = [
  '/',
  '/editions/{date}',
  '/health',
  '/subscribe',
  '/sent',
  '/sent/{letter}',
  '/api/subscriptions',
  ...Object.values(links).map(({ path }) => `${path}/{token}`),
  ...askedLetters.map(({ name, under }) => linkPath(under, `{token}/${name}`)),
]

/**
 * No path, no query, no address of a caller, no user agent: who reads the log learns about nobody. The error is API
 * Gateway's own sentence on why it got no answer of the function. It can end in the message of an error that the
 * function threw, and the app throws none: it answers each with a page (`onError`). What is thrown around it speaks of
 * a secret by its name only, and Lambda writes it into the function's log in any case.
 */
const accessLog = {
  time: '$context.requestTimeEpoch',
  request: '$context.requestId',
  method: '$context.httpMethod',
  route: '$context.routeKey',
  status: '$context.status',
  latencyMs: '$context.responseLatency',
  functionMs: '$context.integrationLatency',
  bytes: '$context.responseLength',
  error: '$context.integrationErrorMessage',
}

export interface HttpApiProps {
  readonly handler: IFunction
  readonly throttle: Stage['throttle']
  /** It answers under a host of the operator's alone, and not under AWS's name as well. */
  readonly ownHost: boolean
}

/** The HTTPS front of the api function. WAF does not attach to HTTP APIs: the stage throttles, and so does the code. */
export class HttpApi extends Construct {
  readonly api: Api
  readonly stage: HttpStage

  constructor(scope: Construct, id: string, { handler, throttle, ownHost }: HttpApiProps) {
    super(scope, id)
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason:
        'Whoever reads mail may come: the pages are public, and what concerns one reader asks for the token of a link',
    })
    const httpApi = new Api(this, 'Api', {
      apiName: Stack.of(this).stackName,
      createDefaultStage: false,
      disableExecuteApiEndpoint: ownHost,
    })
    const integration = new HttpLambdaIntegration('Function', handler, { scopePermissionToRoute: false })
    // The integration's permission is for `API/stage/method/path`; this route's source is one part shorter, and without
    // a permission of its own each unknown path would be answered 500 (aws/serverless-application-model#1860).
    handler.addPermission('MayCallOtherwise', {
      scope: this,
      principal: new ServicePrincipal('apigateway.amazonaws.com'),
      sourceArn: Stack.of(this).formatArn({
        service: 'execute-api',
        resource: httpApi.apiId,
        resourceName: '*/$default',
      }),
    })
    const keys = [
      HttpRouteKey.DEFAULT,
      HttpRouteKey.with('/assets/{file}', HttpMethod.GET),
      ...routes.map((path) => HttpRouteKey.with(path, HttpMethod.ANY)),
    ]
    for (const routeKey of keys) {
      new HttpRoute(this, routeKey.path ?? 'Otherwise', { httpApi, routeKey, integration })
    }
    const log = new LogGroup(this, 'AccessLog', { removalPolicy: RemovalPolicy.DESTROY })
    this.api = httpApi
    this.stage = new HttpStage(this, 'Stage', {
      httpApi,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: throttle.ratePerSecond, burstLimit: throttle.burst },
      accessLogSettings: {
        destination: new LogGroupLogDestination(log),
        format: AccessLogFormat.custom(JSON.stringify(accessLog)),
      },
    })
    if (!ownHost) new CfnOutput(this, 'Endpoint', { value: httpApi.apiEndpoint })
  }
}

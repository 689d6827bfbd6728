import { CfnOutput, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway'
import {
  HttpApi as Api,
  type CfnStage,
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
import { askedLetters } from '../../shared/subscriber/letter/letters.ts'
import { linkPath, links } from '../../shared/subscriber/link/links.ts'
import type { Stage } from '../stages.ts'

/**
 * Every request goes to the api function, which answers unknown paths too. The routes have names only for the
 * log: it shows the route, because a path could hold a token.
 */
export const routes = [
  '/',
  '/editions/{date}',
  '/health',
  '/privacy',
  '/robots.txt',
  '/.well-known/security.txt',
  '/subscribe',
  '/sent',
  '/sent/{letter}',
  '/api/subscriptions',
  ...Object.values(links).map(({ path }) => `${path}/{token}`),
  linkPath('not-me', '{token}/undo'),
  ...askedLetters.map(({ name, under }) => linkPath(under, `{token}/${name}`)),
]

/** Routes to which a stranger can post without a link's token. Each post costs writes, a message and perhaps a mail. */
const signUpKeys = ['/subscribe', '/api/subscriptions'].map((path) =>
  HttpRouteKey.with(path, HttpMethod.POST),
)

/** The target of the mailboxes' own buttons (RFC 8058). */
const oneClickKey = HttpRouteKey.with(`${links.unsubscribe.path}/{token}`, HttpMethod.ANY)

/**
 * The log holds no path, no query, no caller's address and no user agent, so it identifies nobody. `error` is
 * API Gateway's own sentence on why the function gave no answer. It can end with the message of an error that
 * the function threw. The app itself throws none: `onError` answers each error with a page. Errors from
 * outside the app name a secret but never hold its value, and Lambda writes them into the function's log in
 * any case.
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
  /** True lets the API answer only under the operator's host, and not under AWS's name too. */
  readonly ownHost: boolean
}

/**
 * The HTTPS front of the api function. AWS WAF does not support HTTP APIs, so the stage and the code limit
 * requests.
 */
export class HttpApi extends Construct {
  readonly api: Api
  readonly stage: HttpStage

  constructor(scope: Construct, id: string, { handler, throttle, ownHost }: HttpApiProps) {
    super(scope, id)
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason: 'The pages are public, and every page about one reader requires the token of a link',
    })
    const httpApi = new Api(this, 'Api', {
      apiName: Stack.of(this).stackName,
      createDefaultStage: false,
      disableExecuteApiEndpoint: ownHost,
    })
    const integration = new HttpLambdaIntegration('Function', handler, { scopePermissionToRoute: false })
    // The integration's permission is for `API/stage/method/path`. The source of this route is one part
    // shorter. Without a permission of its own, API Gateway would answer 500 to unknown paths
    // (aws/serverless-application-model#1860).
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
    const route = (routeKey: HttpRouteKey, id = routeKey.path ?? 'Otherwise') =>
      new HttpRoute(this, id, { httpApi, routeKey, integration })
    const named = [
      ...keys.map((key) => route(key)),
      // The same path has a route for all methods, too, with the path as its id.
      ...signUpKeys.map((key) => route(key, key.key)),
    ]
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
    // A route with settings of its own has a count of its own, so a flood of sign-ups, or of anything else, leaves
    // one-click its whole rate. Settings take the place of all of the stage's, and their routes must exist before them.
    const stage = this.stage.node.defaultChild as CfnStage
    stage.routeSettings = Object.fromEntries([
      ...signUpKeys.map(({ key }) => [key, limits(throttle.signUps, throttle)]),
      [oneClickKey.key, limits(throttle)],
    ])
    this.stage.node.addDependency(...named)
    if (!ownHost) new CfnOutput(this, 'Endpoint', { value: httpApi.apiEndpoint })
  }
}

interface Limit {
  readonly ratePerSecond: number
  readonly burst: number
}

/** A limit in the words of CloudFormation, which the CDK passes on as they are; never more than `most`. */
function limits({ ratePerSecond, burst }: Limit, most?: Limit) {
  return {
    ThrottlingRateLimit: Math.min(ratePerSecond, most?.ratePerSecond ?? ratePerSecond),
    ThrottlingBurstLimit: Math.min(burst, most?.burst ?? burst),
  }
}

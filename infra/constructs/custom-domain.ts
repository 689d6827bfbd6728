import { CfnOutput } from 'aws-cdk-lib'
import { ApiMapping, DomainName, type HttpApi, type HttpStage } from 'aws-cdk-lib/aws-apigatewayv2'
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager'
import { Construct } from 'constructs'

export interface CustomDomainProps {
  readonly api: HttpApi
  readonly stage: HttpStage
  readonly host: string
  readonly certificateArn: string
}

/**
 * Lets the API answer under the operator's host. The operator's DNS must point that host to the target in the
 * outputs.
 */
export class CustomDomain extends Construct {
  constructor(scope: Construct, id: string, { api, stage, host, certificateArn }: CustomDomainProps) {
    super(scope, id)
    const name = new DomainName(this, 'Name', {
      domainName: host,
      certificate: Certificate.fromCertificateArn(this, 'Certificate', certificateArn),
    })
    new ApiMapping(this, 'Mapping', { api, stage, domainName: name })
    new CfnOutput(this, 'Record', {
      description: 'For your DNS; in Route 53, an alias to the same name',
      value: `${host} CNAME ${name.regionalDomainName}`,
    })
    new CfnOutput(this, 'HostedZone', {
      description: "The target's zone, which a Route 53 alias asks for",
      value: name.regionalHostedZoneId,
    })
  }
}

import { type IAspect, RemovalPolicy } from 'aws-cdk-lib'
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs'
import type { IConstruct } from 'constructs'

/**
 * Lets every log of a stack forget after so many days, so that none is forgotten itself. Where the table outlives the
 * stack so do they: they hold the trail of who left, which a restored table needs. Those of a first creation that failed
 * hold nothing and go with it.
 */
export class LogRetention implements IAspect {
  private readonly days: number
  private readonly keep: boolean

  constructor(days: number, keep: boolean) {
    this.days = days
    this.keep = keep
  }

  visit(node: IConstruct): void {
    if (!(node instanceof CfnLogGroup)) return
    node.retentionInDays = this.days
    node.applyRemovalPolicy(this.keep ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.DESTROY)
  }
}

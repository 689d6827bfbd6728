import { type IAspect, RemovalPolicy } from 'aws-cdk-lib'
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs'
import type { IConstruct } from 'constructs'

/**
 * Sets the retention, in days, of every log of a stack, so that no log can be forgotten. The logs are kept
 * whenever the table is: they hold the trail of readers who left, which a restored table needs. Logs of a
 * failed first creation are empty and are deleted with the stack.
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

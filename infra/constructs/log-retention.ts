import type { IAspect } from 'aws-cdk-lib'
import { CfnLogGroup } from 'aws-cdk-lib/aws-logs'
import type { IConstruct } from 'constructs'

/** Lets every log of a stack forget after so many days, so that none is forgotten itself. */
export class LogRetention implements IAspect {
  private readonly days: number

  constructor(days: number) {
    this.days = days
  }

  visit(node: IConstruct): void {
    if (node instanceof CfnLogGroup) node.retentionInDays = this.days
  }
}

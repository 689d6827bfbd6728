import { CfnOutput, RemovalPolicy, Stack } from 'aws-cdk-lib'
import {
  type Attribute,
  AttributeType,
  Billing,
  ProjectionType,
  TableEncryptionV2,
  TableV2,
} from 'aws-cdk-lib/aws-dynamodb'
import { Construct } from 'constructs'
import { dueIndex, tableKey, ttlAttribute } from '../../shared/aws/dynamo-table.ts'
import { backupDays } from '../../shared/subscriber/subscriber-store.ts'

export interface TableProps {
  /** Outlives the stack and refuses to be deleted. */
  readonly keep: boolean
  /** The name of a table that DynamoDB recovered from a backup: it stands outside of the stack. */
  readonly restored?: string | undefined
}

const text = (name: string): Attribute => ({ name, type: AttributeType.STRING })
const number = (name: string): Attribute => ({ name, type: AttributeType.NUMBER })

/** The one table with its one index, under the names that the adapters use. Its own name is CloudFormation's choice. */
export class Table extends Construct {
  readonly name: string
  readonly arn: string
  readonly dueIndexArn: string

  constructor(scope: Construct, id: string, { keep, restored }: TableProps) {
    super(scope, id)
    if (restored === undefined) {
      const { tableName, tableArn } = this.ownTable(keep)
      this.name = tableName
      this.arn = tableArn
    } else {
      this.name = restored
      this.arn = Stack.of(this).formatArn({ service: 'dynamodb', resource: 'table', resourceName: restored })
    }
    this.dueIndexArn = `${this.arn}/index/${dueIndex.name}`
    new CfnOutput(this, 'TableName', { value: this.name })
  }

  private ownTable(keep: boolean): TableV2 {
    return new TableV2(this, 'Table', {
      partitionKey: text(tableKey.partition),
      sortKey: text(tableKey.sort),
      globalSecondaryIndexes: [
        {
          indexName: dueIndex.name,
          partitionKey: number(dueIndex.partition),
          sortKey: number(dueIndex.sort),
          projectionType: ProjectionType.INCLUDE,
          nonKeyAttributes: [...dueIndex.projected],
        },
      ],
      timeToLiveAttribute: ttlAttribute,
      // A day is an hour of mails and 23 of nothing: capacity that waits would cost more than the mails.
      billing: Billing.onDemand(),
      // AWS's key for this account: its use is in CloudTrail, and there is no key to lose.
      encryption: TableEncryptionV2.awsManagedKey(),
      pointInTimeRecoverySpecification: {
        pointInTimeRecoveryEnabled: true,
        recoveryPeriodInDays: backupDays,
      },
      deletionProtection: keep,
      // Also where a first creation fails, unlike keys and logs: deleting it would be refused, and the rollback stuck.
      removalPolicy: keep ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    })
  }
}

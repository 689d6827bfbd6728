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
  /** True keeps the table when the stack is deleted and protects it from deletion. */
  readonly keep: boolean
  /** The name of a table that was restored from a backup. The stack uses that table but does not own it. */
  readonly restored?: string | undefined
}

const text = (name: string): Attribute => ({ name, type: AttributeType.STRING })
const number = (name: string): Attribute => ({ name, type: AttributeType.NUMBER })

/**
 * The table with its index. Keys and index have the names that the adapters use; CloudFormation names the
 * table.
 */
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
      // Mails go out during about one hour of the day. Provisioned capacity would cost more than the mails.
      billing: Billing.onDemand(),
      // This is AWS's managed key of the account: CloudTrail logs its use, and nobody can lose it.
      encryption: TableEncryptionV2.awsManagedKey(),
      pointInTimeRecoverySpecification: {
        pointInTimeRecoveryEnabled: true,
        recoveryPeriodInDays: backupDays,
      },
      deletionProtection: keep,
      // Unlike keys and logs, the table is kept even if a first creation fails: DynamoDB would refuse to
      // delete it, and the rollback would be stuck.
      removalPolicy: keep ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    })
  }
}

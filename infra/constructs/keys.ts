import { CfnOutput, RemovalPolicy, Validations } from 'aws-cdk-lib'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'

export interface KeysProps {
  /** True keeps the keys when the stack is deleted. The table is kept too, and is worthless without them. */
  readonly keep: boolean
  /** Another region, in which Secrets Manager keeps a current copy of both secrets. */
  readonly backupRegion: string | undefined
}

/**
 * 43 letters and digits hold 256 random bits.
 *
 * In a deployed stage, neither this recipe nor the ids of the two constructs may ever change. CloudFormation
 * generates a secret anew when either changes, and with another hash key no subscriber is found. A test pins
 * both.
 */
const random = { passwordLength: 43, excludePunctuation: true }

/**
 * The two secrets of the service. Secrets Manager generates them, and nobody sees them. There are two because
 * their lifetimes differ: the keys that sign links rotate (`npm run rotate-keys`), but the hash key never
 * does, because every subscriber's id is computed with it. The functions get the ARNs and read the secrets at
 * run time, so no template and no configuration holds a key.
 *
 * No backup of the table holds them. Without the hash key no subscriber is found. Without the token keys
 * every link in every earlier mail is dead, unsubscribe links included. So both need a copy: in the backup
 * region, or in the operator's password manager (`docs/deploy.md`).
 */
export class Keys extends Construct {
  /** The secret holds `{"current":"k1","k1":"…"}`. */
  readonly tokenKeysArn: string
  /** The secret holds 43 letters and digits. */
  readonly addressHashKeyArn: string

  constructor(scope: Construct, id: string, { keep, backupRegion }: KeysProps) {
    super(scope, id)
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'The hash key must never change, and keys of links rotate by a command that keeps the old ones',
    })
    const removalPolicy = keep ? kept(backupRegion) : RemovalPolicy.DESTROY
    const replicaRegions = backupRegion === undefined ? [] : [{ region: backupRegion }]
    const tokens = new Secret(this, 'Tokens', {
      description: 'Paperwire: keys that sign links; new links with the current one, all of them verify',
      generateSecretString: { ...random, secretStringTemplate: '{"current":"k1"}', generateStringKey: 'k1' },
      removalPolicy,
      replicaRegions,
    })
    const addressHash = new Secret(this, 'AddressHash', {
      description:
        'Paperwire: the key of every subscriber id. It never rotates: without it nobody is found again',
      generateSecretString: random,
      removalPolicy,
      replicaRegions,
    })
    this.tokenKeysArn = tokens.secretArn
    this.addressHashKeyArn = addressHash.secretArn
    new CfnOutput(this, 'TokenKeysArn', { value: this.tokenKeysArn })
    new CfnOutput(this, 'AddressHashKeyArn', { value: this.addressHashKeyArn })
  }
}

/**
 * If a first creation fails, its keys have signed nothing and are deleted with the stack. But Secrets Manager
 * deletes no secret that has a copy in another region: with a backup region, the rollback would be stuck, so
 * the keys are kept.
 */
function kept(backupRegion: string | undefined): RemovalPolicy {
  return backupRegion === undefined ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.RETAIN
}

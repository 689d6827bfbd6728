import { CfnOutput, RemovalPolicy, Validations } from 'aws-cdk-lib'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'

export interface KeysProps {
  /** Outlive the stack, as the table does that is worth nothing without them. */
  readonly keep: boolean
  /** Another region, where Secrets Manager keeps a copy of both that follows every change. */
  readonly backupRegion: string | undefined
}

/**
 * 43 letters and digits hold 256 random bits.
 *
 * Neither this nor the ids of the two constructs may ever change in a deployed stage, and a test pins both: CloudFormation
 * generates a secret anew when its recipe or its logical id changes, and with another hash key nobody is found again.
 */
const random = { passwordLength: 43, excludePunctuation: true }

/**
 * The two secrets of the service, made by Secrets Manager and seen by nobody. Two, because their lives differ: keys that
 * sign links rotate (`npm run rotate-keys`), while every subscriber's id hangs on the hash key, which never does. The
 * functions are told the ARNs and read the secrets at run time, so no key stands in a template or a configuration.
 *
 * Neither stands in a backup of the table. Without the hash key nobody in it is found again; without the token keys every
 * link in every mail so far is dead, unsubscribing included. So both have a copy: in the backup region, or in the
 * operator's store of passwords (`docs/deploy.md`).
 */
export class Keys extends Construct {
  /** Of `{"current":"k1","k1":"…"}`. */
  readonly tokenKeysArn: string
  /** Of a text of 43 letters and digits. */
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
 * Keys of a first creation that failed have signed nothing and go with it. But Secrets Manager deletes no secret that has
 * a copy, and the rollback would be stuck.
 */
function kept(backupRegion: string | undefined): RemovalPolicy {
  return backupRegion === undefined ? RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE : RemovalPolicy.RETAIN
}

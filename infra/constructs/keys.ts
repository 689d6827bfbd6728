import { CfnOutput, RemovalPolicy, Validations } from 'aws-cdk-lib'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'

export interface KeysProps {
  /** Outlive the stack, as the table does that is worth nothing without them. */
  readonly keep: boolean
}

/** 43 letters and digits hold 256 random bits. */
const random = { passwordLength: 43, excludePunctuation: true }

/**
 * The two secrets of the service, made by Secrets Manager and seen by nobody. Two, because their lives differ: keys that
 * sign links rotate (`npm run rotate-keys`), while every subscriber's id hangs on the hash key, which never does. The
 * functions are told the ARNs and read the secrets at run time, so no key stands in a template or a configuration.
 *
 * A table without the hash key finds nobody again, and the key stands in no backup of the table. So export it once, after
 * the first deployment, into the operator's store of passwords, never into a file:
 * `aws secretsmanager get-secret-value --secret-id ARN --query SecretString --output text`. It goes back with
 * `put-secret-value`.
 */
export class Keys extends Construct {
  /** Of `{"current":"k1","k1":"…"}`. */
  readonly tokenKeysArn: string
  /** Of a text of 43 letters and digits. */
  readonly addressHashKeyArn: string

  constructor(scope: Construct, id: string, { keep }: KeysProps) {
    super(scope, id)
    Validations.of(this).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason: 'The hash key must never change, and keys of links rotate by a command that keeps the old ones',
    })
    const removalPolicy = keep ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY
    const tokens = new Secret(this, 'Tokens', {
      description: 'Paperwire: keys that sign links; new links with the current one, all of them verify',
      generateSecretString: { ...random, secretStringTemplate: '{"current":"k1"}', generateStringKey: 'k1' },
      removalPolicy,
    })
    const addressHash = new Secret(this, 'AddressHash', {
      description:
        'Paperwire: the key of every subscriber id. It never rotates: without it nobody is found again',
      generateSecretString: random,
      removalPolicy,
    })
    this.tokenKeysArn = tokens.secretArn
    this.addressHashKeyArn = addressHash.secretArn
    new CfnOutput(this, 'TokenKeysArn', { value: this.tokenKeysArn })
    new CfnOutput(this, 'AddressHashKeyArn', { value: this.addressHashKeyArn })
  }
}

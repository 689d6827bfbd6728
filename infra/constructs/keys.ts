import { RemovalPolicy } from 'aws-cdk-lib'
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
 * sign links rotate, while every subscriber's id hangs on the hash key, which never does.
 *
 * The functions get them as environment variables, which CloudFormation fills at deployment. So whoever may read a
 * function's configuration reads the keys, and a rotated key arrives with the next deployment that changes the
 * function. Reading them at run time is a later change.
 */
export class Keys extends Construct {
  /** `{"current":"k1","k1":"…"}`, as the functions read it. */
  readonly tokenKeys: string
  readonly addressHashKey: string

  constructor(scope: Construct, id: string, { keep }: KeysProps) {
    super(scope, id)
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
    // "Unsafe" is what CDK calls any use outside of a secret's own property; what it writes is a dynamic reference.
    this.tokenKeys = tokens.secretValue.unsafeUnwrap()
    this.addressHashKey = addressHash.secretValue.unsafeUnwrap()
  }
}

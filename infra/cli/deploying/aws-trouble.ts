/** An error of the AWS SDK or of Node. AWS sets the name, Node sets the code of a network error. */
interface Fault {
  readonly name: string
  readonly message: string
  readonly code: string
}

/**
 * One sentence about trouble between this machine and AWS and what to do about it; undefined for any other
 * error. Looks at the error and then at its causes.
 */
export function awsTrouble(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  const { name, message } = error
  return sentence({ name, message: message.replace(/\s+/g, ' ').trim(), code }) ?? awsTrouble(error.cause)
}

// https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Programming.Errors.html
const refusedCredentials =
  /^(?:UnrecognizedClient|InvalidClientTokenId|InvalidAccessKeyId|InvalidSignature|SignatureDoesNotMatch|IncompleteSignature|MissingAuthenticationToken)/
const notReached =
  /^(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE|UND_ERR_\w*TIMEOUT)$/

function sentence({ name, message, code }: Fault): string | undefined {
  if (message.startsWith('Region is missing')) {
    return 'No AWS region is set: set AWS_REGION, such as AWS_REGION=eu-central-1.'
  }
  if (/^(?:CredentialsProvider|TokenProvider)Error$/.test(name)) {
    return 'There are no usable AWS credentials: sign in with the AWS CLI, or set AWS_PROFILE or an access key with its secret.'
  }
  if (/^(?:ExpiredToken|RequestExpired)/.test(name)) {
    return 'The AWS credentials have expired: sign in again.'
  }
  if (refusedCredentials.test(name)) {
    return `AWS does not know these credentials (${name}): check AWS_PROFILE, or the access key and its secret.`
  }
  if (name.startsWith('AccessDenied'))
    return `These AWS credentials do not allow this: ${ended(message || name)}`
  if (name === 'ResourceNotFoundException') {
    return /secret/i.test(message)
      ? 'There is no such secret in this account and region: check its ARN and AWS_REGION.'
      : 'There is no such table in this account and region: check --table and AWS_REGION.'
  }
  if (notReached.test(code) || /^(?:TimeoutError|NetworkingError)$/.test(name)) {
    return `There is no answer (${message || code || name}): check the network and AWS_REGION, or whether the local world still runs.`
  }
  return undefined
}

function ended(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`
}

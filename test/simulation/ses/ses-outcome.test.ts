import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses'
import { expect, test } from 'vitest'
import { localAws } from '../../../infra/local/local-aws.ts'
import { errorOf, type SesOutcome } from './ses-outcome.ts'

const command = () => new SendRawEmailCommand({ RawMessage: { Data: new Uint8Array(1) } })

/** The error that the SDK throws when SES gives this answer. */
async function thrownBySdk(status: number, code: string): Promise<unknown> {
  const body = `<ErrorResponse xmlns="http://ses.amazonaws.com/doc/2010-12-01/"><Error><Type>Sender</Type><Code>${code}</Code><Message>m</Message></Error><RequestId>r</RequestId></ErrorResponse>`
  const response = { statusCode: status, headers: { 'content-type': 'text/xml' }, body: Buffer.from(body) }
  const client = new SESClient({
    ...localAws,
    maxAttempts: 1,
    requestHandler: { handle: async () => ({ response }) },
  })
  return client.send(command()).catch((error: unknown) => error)
}

test.each<[SesOutcome, number, string]>([
  ['rate throttle', 400, 'Throttling'],
  ['rejected', 400, 'MessageRejected'],
  ['invalid', 400, 'InvalidParameterValue'],
  ['account paused', 400, 'AccountSendingPausedException'],
  ['configuration set missing', 400, 'ConfigurationSetDoesNotExist'],
  ['configuration set paused', 400, 'ConfigurationSetSendingPausedException'],
  ['mail-from unverified', 400, 'MailFromDomainNotVerifiedException'],
  ['access denied', 403, 'AccessDenied'],
  ['token expired', 403, 'ExpiredToken'],
  ['accepted, 500', 500, 'InternalFailure'],
  ['accepted, 503', 503, 'ServiceUnavailable'],
])('the error of "%s" has the shape of the SDK’s own', async (outcome, status, code) => {
  const shape = (error: unknown) => {
    const { name, $fault, $metadata } = error as {
      name: string
      $fault: string
      $metadata: { httpStatusCode: number }
    }
    return { name, $fault, status: $metadata.httpStatusCode, type: (error as Error).constructor.name }
  }
  expect(shape(errorOf(outcome))).toEqual(shape(await thrownBySdk(status, code)))
})

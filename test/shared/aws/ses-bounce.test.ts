import { describe, expect, test } from 'vitest'
import { troubleOf } from '../../../shared/aws/ses-bounce.ts'

const bounce = (type: string, subType: string, status?: string | null, diagnosticCode?: string | null) =>
  troubleOf({ type, subType, status, diagnosticCode })

describe('a mailbox that is not there', () => {
  test.each<[string, string, (string | undefined)?, string?]>([
    ['Permanent', 'General'],
    ['Permanent', 'NoEmail'],
    ['Permanent', 'Suppressed', '5.1.1'],
    ['Permanent', 'OnAccountSuppressionList', '5.1.1'],
    ['Permanent', 'General', '5.1.1', 'smtp; 550 5.1.1 user unknown'],
    ['Permanent', 'General', '5.4.1', 'smtp; 550 5.4.1 Recipient address rejected: Access denied'],
    [
      'Permanent',
      'General',
      '5.2.1',
      'smtp; 550 5.2.1 The email account that you tried to reach is disabled',
    ],
    ['Permanent', 'General', '5.5.0', 'smtp; 550 5.5.0 Requested action not taken: mailbox unavailable'],
    ['Permanent', 'General', '5.0.0', 'smtp; 550 no such user'],
    ['Permanent', 'General', '5.1.0', 'smtp; 550 5.1.0 Address rejected'],
    ['Permanent', 'SomethingNew'],
    ['Permanent', 'constructor'],
    ['Permanent', 'General', '5.2.1', 'smtp; 550 5.2.1 account disabled because it sent spam'],
    ['Permanent', 'General', '4.0.0', 'smtp; 550 no such user'],
    ['Permanent', 'General', undefined, 'smtp; 550 this mailbox is blocked'],
    ['Permanent', 'General', undefined, 'smtp; 550 account blocked'],
    ['Permanent', 'General', undefined, 'smtp; 550 <no-spam@example.org>: user unknown'],
    ['Permanent', 'General', '5.0.0', 'smtp; 550 ann@policy-reasons.spam.example unknown'],
  ])('%s %s %s %s is gone', (...told) => {
    expect(bounce(...told)).toBe('gone')
  })

  test.each<[string, string, (string | undefined)?, string?]>([
    ['Transient', 'General', '5.1.1'],
    ['Transient', 'General', '5.1.2', 'smtp; 550 5.1.2 Host unknown'],
    ['Transient', 'General', '5.1.3'],
    ['Transient', 'General', '5.1.6'],
    ['Transient', 'General', '5.1.10', 'smtp; 556 5.1.10 Recipient address has null MX'],
    ['Undetermined', 'Undetermined', '5.1.1'],
    ['Transient', 'General', undefined, 'smtp; 550 5.1.1 <ann@example.org>: User unknown'],
    [
      'Transient',
      'General',
      undefined,
      'smtp; 550-5.1.1 The email account that you tried to reach does not exist',
    ],
    ['Transient', 'General', undefined, 'smtp;550 #5.1.1 user unknown'],
    ['Transient', 'General', '5.0.0', 'smtp; 550 5.1.1 user unknown'],
    ['Transient', 'General', '4.0.0', 'smtp; 550 5.1.1 user unknown'],
    ['Transient', 'General', 'smtp; 5.1.1 (bad destination mailbox address)'],
  ])('%s %s %s %s is as good as permanent', (...told) => {
    expect(bounce(...told)).toBe('gone')
  })
})

describe('a mailbox that takes no mail for now', () => {
  test.each<[string, string, (string | undefined)?, string?]>([
    ['Transient', 'General'],
    ['Transient', 'MailboxFull', '5.2.2'],
    ['Transient', 'MailboxFull'],
    ['Transient', 'General', '4.2.2', 'smtp; 452 4.2.2 The email account is over quota'],
    ['Permanent', 'General', '5.2.2', 'smtp; 552 5.2.2 Mailbox full'],
    ['Transient', 'General', '4.1.1'],
    ['Transient', 'General', '4.4.7', 'smtp; 554 4.4.7 Message expired: unable to deliver in 840 minutes'],
    ['Transient', 'General', '4.4.1'],
    // The receiver says "for now", and SES "for good".
    ['Permanent', 'General', '4.2.0', 'smtp; 450 4.2.0 Recipient address rejected: Greylisted'],
    ['Permanent', 'General', '4.4.7', 'smtp; 554 4.4.7 Message expired: unable to deliver in 840 minutes'],
    ['Permanent', 'General', undefined, 'smtp; 452 4.3.1 Insufficient system storage'],
    ['Transient', 'General', '5.2.1'],
    ['Transient', 'General', '4.3.1'],
    ['Transient', 'CustomTimeoutExceeded'],
    ['Transient', 'SomethingNew'],
    ['Undetermined', 'Undetermined'],
    ['', ''],
    // An IP address, a version and a time are no status.
    ['Transient', 'General', undefined, 'smtp; 421 host 5.1.1.10 is busy'],
    ['Transient', 'General', undefined, 'smtp; 421 Exim 4.7.1.2 is busy'],
  ])('%s %s %s %s is soft', (...told) => {
    expect(bounce(...told)).toBe('soft')
  })
})

describe('a receiver who refuses the sender or the mail', () => {
  test.each<[string, string, (string | undefined)?, string?]>([
    ['Transient', 'ContentRejected'],
    ['Transient', 'ContentRejected', '5.0.0', 'smtp; 554 rejected'],
    ['Transient', 'AttachmentRejected'],
    ['Transient', 'MessageTooLarge', '5.2.3'],
    ['Transient', 'contentrejected'],
    ['Transient', 'General', '5.7.1', 'smtp; 550 5.7.1 Message rejected due to policy'],
    ['Transient', 'General', '4.7.0', 'smtp; 421 4.7.0 Our system has detected an unusual rate of mail'],
    ['Transient', 'General', '5.7.26', 'smtp; 550 5.7.26 This mail is unauthenticated'],
    ['Transient', 'General', '5.7.606', 'smtp; 550 5.7.606 Access denied, banned sending IP [192.0.2.1]'],
    [
      'Permanent',
      'General',
      '5.7.1',
      'smtp; 550 5.7.1 Service unavailable; client host blocked using Spamhaus',
    ],
    ['Undetermined', 'Undetermined', '5.7.509'],
    ['Transient', 'General', undefined, 'smtp; 550 5.7.1 [192.0.2.1] our policy'],
    ['Transient', 'General', '5.0.0', 'smtp; 554 5.7.1 Spam detected'],
    ['Transient', 'General', '5.6.0'],
    ['Transient', 'General', '5.3.4', 'smtp; 552 5.3.4 Message size exceeds fixed limit'],
    ['Transient', 'General', '5.2.3'],
    // The sender's own address is refused.
    ['Transient', 'General', '5.1.8', 'smtp; 553 5.1.8 Domain of sender address does not exist'],
    ['Transient', 'General', '4.1.8'],
    ['Permanent', 'General', '5.1.7'],
    // Servers without enhanced codes.
    ['Transient', 'General', undefined, 'smtp; 554 rejected due to spam content'],
    ['Permanent', 'General', undefined, 'smtp; 550 192.0.2.1 is listed on our block list'],
    ['Permanent', 'General', undefined, 'smtp; 554 Blocked - see https://ipcheck.example/?ip=192.0.2.1'],
    ['Permanent', 'General', undefined, 'smtp; 550 Administrative prohibition - envelope blocked'],
    ['Transient', 'General', '5.0.0', 'smtp; 554 mail refused for policy reasons'],
  ])('%s %s %s %s is blocked', (...told) => {
    expect(bounce(...told)).toBe('blocked')
  })
})

test('an answer of a megabyte is read in no time', () => {
  for (const part of ['spam', '550 ', '550-', '5.', '5.1.', '@', 'a@', 'a'])
    expect(bounce('Permanent', 'General', part.repeat(200_000), part.repeat(200_000))).not.toBe('soft')
})

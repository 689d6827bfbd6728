/**
 * The names of all metrics, by the function that writes them. That function is also their only dimension,
 * `service`. Alarms and the dashboard use the same names.
 */
export const metricNames = {
  publish: {
    /** Minutes since a missing edition became due; 0 when the edition exists. */
    editionMissing: 'EditionMissingMinutes',
    /** Minutes since the reader who has waited longest became due. */
    overdue: 'OverdueMinutes',
    /** The used share of the account's daily quota, in percent. */
    quotaUsed: 'QuotaUsedPercent',
    /** 1 while sending is stopped, otherwise 0. */
    sendingStopped: 'SendingStopped',
    /** Minutes since the first mail after which no Send event has come; 0 while Send events come. */
    feedbackSilent: 'FeedbackSilentMinutes',
    /** The number of papers in the newest edition. */
    editionPapers: 'EditionPapers',
    /** How strict the sign-up's guard is: 0 open, 1 guarded, 2 trickle. */
    guardStep: 'SignUpGuardStep',
    /** The used share of the day's letters to addresses that did not confirm, in percent. */
    allowanceUsed: 'UnconfirmedLettersUsedPercent',
    /** Minutes since the letter that has waited longest began to wait; 0 while none waits. */
    lettersWaiting: 'LettersWaitingMinutes',
    /** Letters of the last 24 hours that waited for too long and were dropped. */
    lettersDropped: 'LettersDropped',
  },
  deliver: {
    /** Digests that SES accepted. */
    submitted: 'Submitted',
    /** Digests that SES refused finally. */
    failed: 'Failed',
    /** Attempts that ended without an answer to whether SES accepted them. */
    inDoubt: 'InDoubt',
    /** Calls that SES throttled. Their digests are released and mailed a little later. */
    throttled: 'Throttled',
    /** Attempts that were taken back: they were too late to be sent, or are proven unsent. */
    released: 'Released',
    /** Seconds from a reader's slot until SES accepted the digest, one value per digest. */
    dueToSubmitted: 'DueToSubmittedSeconds',
  },
  letters: {
    /** Letters that SES accepted. */
    submitted: 'Submitted',
    /** Letters that SES refused finally. */
    refused: 'Refused',
    /** Calls that SES throttled. Their letters are mailed a little later. */
    throttled: 'Throttled',
    /** Letters to addresses that did not confirm which have to wait: for the guard, the day's number or the quota. */
    held: 'Held',
    /** Letters to addresses that did not confirm, at domains that take no mail. They were dropped. */
    noMailDomain: 'NoMailDomain',
  },
  /** Messages on the reports' queue, duplicates included. */
  feedback: {
    /** Permanent bounces of all mails, and others that are as good as permanent. */
    bounces: 'Bounces',
    complaints: 'Complaints',
    /** Those bounces and complaints that letters to addresses that did not confirm brought. */
    unconfirmedHarm: 'UnconfirmedHarm',
    deliveries: 'Deliveries',
    /** Mails that a receiver refused because of their sender or their content. */
    blocked: 'Blocked',
    /** Messages of SNS and SES about the topic itself, which are known to be harmless. */
    notices: 'Notices',
    /** Messages that could not be read and were put aside. */
    unreadable: 'Unreadable',
  },
  /** Requests that took effect. Every use of an unsubscribe link counts; a confirmation counts once. */
  api: { signUps: 'SignUps', confirmations: 'Confirmations', leaves: 'Leaves' },
} as const

/**
 * Every metric, by the function that tells it, which is also its one dimension, `service`. Alarms and the dashboard read
 * the same names.
 */
export const metricNames = {
  publish: {
    /** Minutes since the edition is due that is not there; 0 once it is. */
    editionMissing: 'EditionMissingMinutes',
    /** How long the longest waiting reader is due, in minutes. */
    overdue: 'OverdueMinutes',
    /** Of the account's mails a day, in percent. */
    quotaUsed: 'QuotaUsedPercent',
    /** 1 while sending is stopped, else 0. */
    sendingStopped: 'SendingStopped',
    /** Minutes since the first mail that went out without any Send event since; 0 while they come. */
    feedbackSilent: 'FeedbackSilentMinutes',
    /** How many papers the newest edition holds. */
    editionPapers: 'EditionPapers',
  },
  deliver: {
    /** Digests that SES took. */
    submitted: 'Submitted',
    /** Digests that SES refused for good. */
    failed: 'Failed',
    /** Attempts that ended without anybody learning whether SES took them. */
    inDoubt: 'InDoubt',
    /** Attempts taken back: too late to be sent, or proven never to have been. */
    released: 'Released',
    /** From a reader's slot until SES took their digest, each by itself. */
    dueToSubmitted: 'DueToSubmittedSeconds',
    lettersSubmitted: 'LettersSubmitted',
  },
  /** Reports, each as often as it came. Bounces are the permanent ones. */
  feedback: { bounces: 'Bounces', complaints: 'Complaints', deliveries: 'Deliveries' },
  /** Requests that were obeyed. A link to leave that is used again counts again; a confirmation counts once. */
  api: { signUps: 'SignUps', confirmations: 'Confirmations', leaves: 'Leaves' },
} as const

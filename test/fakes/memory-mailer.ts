import type { Mailer, MailTags, SubmitOutcome } from '../../shared/delivery/attempt/mailer.ts'
import type { Mail } from '../../shared/mail/mail.ts'

export interface Submitted {
  readonly mail: Mail
  readonly tags: MailTags
  readonly outcome: SubmitOutcome['outcome']
}

/** An answer to a call: an outcome, or a function that runs in the middle of the call and returns an outcome. */
export type ScriptedAnswer = SubmitOutcome | (() => SubmitOutcome | Promise<SubmitOutcome>)

export interface MemoryMailer extends Mailer {
  /** Every call, in order, with what it answered. A call that threw is not among them. */
  readonly calls: readonly Submitted[]
  /** Answers of the next calls, in order. When they are used up, every mail is accepted. */
  readonly answerNext: (...answers: readonly ScriptedAnswer[]) => void
}

/** A mailer that records its calls. It accepts everything, under ids counted from `message-1`, unless told otherwise. */
export function memoryMailer(): MemoryMailer {
  const calls: Submitted[] = []
  const script: ScriptedAnswer[] = []
  let accepted = 0
  return {
    calls,
    answerNext: (...answers) => {
      script.push(...answers)
    },
    async submit(mail, tags) {
      if ('open' in mail) throw new Error('this mailer records whole mails')
      const next = script.shift() ?? { outcome: 'accepted', messageId: `message-${++accepted}` }
      const answer = typeof next === 'function' ? await next() : next
      calls.push({ mail, tags, outcome: answer.outcome })
      return answer
    },
  }
}

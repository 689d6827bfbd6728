import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import { answerParent } from './answer-parent.ts'
import type { ReadyMail } from './ready-mail.ts'
import { type Spent, spending } from './spent.ts'

const deeds = {
  /** Composes so many mails of ready texts, which take turns. */
  compose: (mails: readonly ReadyMail[], count: number): Promise<Spent> =>
    spending(async () => {
      for (let place = 0; place < count; place++)
        await new MailComposer({ ...mails[place % mails.length] }).compile().build()
      return count
    }),
}

export type NodemailerDeeds = typeof deeds

answerParent(deeds)

import { sentValue } from '../expect/sent-value.ts'
import { defineCheck, notVerified, same } from './check.ts'
import { hasProof, judgeAskings } from './joining.ts'
import { fold, listed } from './seen.ts'

/** The code goes to the mailbox that the account has had before, whatever address the assertion names: or it proves nothing. */
export const mailToAccountAddress = defineCheck({
  id: 'mail-to-account-address',
  title: "The code is mailed to the account's own address",
  evidence: 'E3',
  evaluate: (run) =>
    judgeAskings(run, ({ step, account }) => {
      const asserted = step.sent ? sentValue(run, step.sent, 'email').values.map(fold) : []
      if (asserted.every((each) => each === fold(account.email)))
        return notVerified('the assertion named no other address, so the mail could not go astray')
      const mails = step.mails.filter(hasProof(run))
      if (mails.length === 0) return notVerified('no mail with a code came')
      return same(`a code for ${fold(account.email)}`, `a code for ${listed([...new Set(mails.map((mail) => fold(mail.to)))])}`)
    }),
})

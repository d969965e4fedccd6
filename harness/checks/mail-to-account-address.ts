import type { CaseRun } from '../case/case-run.ts'
import type { SentAssertion } from '../case/sent.ts'
import { sentValue } from '../expect/sent-value.ts'
import type { AccountSeen } from '../results.ts'
import { defineCheck, notApplicable, notVerified, same } from './check.ts'
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
      if (step.sent && !isRecognised(run, step.sent, account))
        return notApplicable(`another address is another person to the declared policy (matchKey: ${run.policy.matchKey})`)
      const mails = step.mails.filter(hasProof(run))
      if (mails.length === 0) return notVerified('no mail with a code came')
      return same(`a code for ${fold(account.email)}`, `a code for ${listed([...new Set(mails.map((mail) => fold(mail.to)))])}`)
    }),
})

/** Whether the policy takes the sender of another address for the account's owner: by the address in the NameID, or by an identifier it holds. */
function isRecognised({ policy }: CaseRun, { issuer, nameId }: SentAssertion, { idpIds }: AccountSeen): boolean {
  if (policy.matchKey === undefined || policy.matchKey === 'email') return true
  return idpIds?.includes(`${issuer}|${nameId}`) ?? true
}

import { defineCheck, same } from './check.ts'
import { hasProof, judgeAskings } from './joining.ts'

/** Who asks to join a further workspace is sent one mail with a code. */
export const verificationMailSent = defineCheck({
  id: 'verification-mail-sent',
  title: 'Joining a further workspace asks for proof by mail',
  evidence: 'E3',
  evaluate: (run) =>
    judgeAskings(run, ({ step, workspace }) => {
      const sent = step.mails.filter(hasProof(run)).length
      return same(`1 mail with a code for ${workspace}`, `${sent} ${sent === 1 ? 'mail' : 'mails'} with a code for ${workspace}`)
    }),
})

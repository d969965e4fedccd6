import { defineCheck, notVerified, satisfied, violated } from './check.ts'
import { judgeSignIns } from './expectation.ts'
import { hasProof } from './joining.ts'

/** A person whom a sign-in creates is sent no mail about it; what proves a mailbox later is another matter. */
export const noUnwantedMail = defineCheck({
  id: 'no-unwanted-mail',
  title: 'Nobody whom a sign-in creates gets a mail about a password or the like',
  evidence: 'E3',
  needs: ['mail'],
  evaluate: (run) =>
    judgeSignIns(run, 'first', [], ({ step, person, after }) => {
      if (after === null) return notVerified('the sign-in made no account')
      const isProof = hasProof(run)
      const address = person.email.toLowerCase()
      const unwanted = run.steps
        .slice(run.steps.indexOf(step))
        .flatMap((each) => each.mails.filter((mail) => each === step || !isProof(mail)))
        .filter((mail) => mail.to.toLowerCase().includes(address))
      if (unwanted[0]) return violated('no mail', `a mail: ${unwanted[0].subject}`)
      const works = run.steps.some((each) => each.mails.length > 0)
      return works
        ? satisfied('no mail')
        : notVerified('failed control: no mail of the SP was seen at all, so none proves nothing')
    }),
})

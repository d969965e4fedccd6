import { sentValue } from '../expect/sent-value.ts'
import { defineCheck, notApplicable, notVerified, same, violated } from './check.ts'
import { judgeSignIns } from './expectation.ts'
import { NO_ACCOUNT } from './seen.ts'

const WORDS = ['department', 'title']

/** What the IdP said of a new member, beside name and role, can be read on the membership. */
export const attributesOnMembership = defineCheck({
  id: 'attributes-on-membership',
  title: "The membership shows the IdP's further attributes",
  evidence: 'E1',
  needs: ['workspaces', 'api'],
  evaluate: (run) => {
    if (WORDS.every((word) => run.attributeMap[word] === undefined))
      return notApplicable(`the SP has no attribute for ${WORDS.join(' or ')}`)
    return judgeSignIns(run, 'first', ['workspaces'], ({ step, sent, after }) => {
      const wanted = WORDS.flatMap((word) =>
        sentValue(run, sent, word)
          .values.slice(0, 1)
          .map((value) => [word, value] as const),
      )
      if (wanted.length === 0) return null
      if (after === null) return notVerified(NO_ACCOUNT)
      const membership = after.workspaces?.[step.place?.name ?? '']
      if (after.workspaces && !membership) return violated(words(wanted), 'no member')
      const shown = membership?.attributes
      if (!shown) return notVerified('no observer shows attributes of a membership')
      return same(words(wanted), words(wanted.map(([word]) => [word, shown[word] ?? 'nothing'])))
    })
  },
})

const words = (pairs: readonly (readonly [string, string])[]): string => pairs.map((each) => each.join(': ')).join(', ')

import { GROUPS_UNKNOWN } from '../case/sp-groups.ts'
import { expectedGroups, OWN_GROUPS } from '../expect/groups.ts'
import { sentValue } from '../expect/sent-value.ts'
import { groupsByHand } from './by-hand.ts'
import { defineCheck, notVerified, violated } from './check.ts'
import { gotIn, hold, judgeSignIns, unlessSeenOtherwise } from './expectation.ts'
import { listed } from './seen.ts'

/** What a later sign-in does to groups: nothing, or what the sync switch, the channel and the policy say (C-06). */
export const groupsPerPolicy = defineCheck({
  id: 'groups-per-policy',
  title: 'A later sign-in treats groups as declared',
  evidence: 'E1',
  needs: ['groups'],
  evaluate: (run) =>
    judgeSignIns(run, 'later', ['environments.groups'], (seen) => {
      const { step, person, sent, before, after } = seen
      const environment = run.given.environments.find((each) => each.name === step.place?.name) ?? run.given.environments[0]
      const had = environment && before?.environments?.[environment.name]?.groups
      if (!environment || !had) return notVerified('no observer shows groups')
      const channel = step.channel ?? 'go'
      const byHand = groupsByHand(run, step, person, environment.name)
      const known = { environment: environment.name, channel, groups: had, ...(byHand ? { byHand } : {}) }
      const expected = expectedGroups(run, sent, known)
      if (expected.kind === 'unspecified' && expected.key === OWN_GROUPS) return notVerified(GROUPS_UNKNOWN)
      const said = sentValue(run, sent, 'groups').state
      const code = step.landing?.refusalCode
      // What was sent of groups is no reason to refuse anybody, unless that is declared.
      if (
        expected.kind === 'value' &&
        gotIn(seen) === false &&
        code === 'missing-attribute' &&
        (said === 'absent' || said === 'empty')
      )
        return violated(`let in, groups ${listed(expected.value)}`, `refused: ${code}`)
      const has = after?.environments?.[environment.name]?.groups
      const outcome = hold(expected, seen, has && listed(has), listed)
      return unlessSeenOtherwise(outcome, seen, `environments.${environment.name}.groups`)
    }),
})

import { expectedGroups } from '../expect/groups.ts'
import { defineCheck, notVerified, satisfied } from './check.ts'
import { hold, judgeSignIns } from './expectation.ts'
import { listed } from './seen.ts'

/** What a later sign-in does to groups: nothing, or what the sync switch, the channel and the policy say (C-06). */
export const groupsPerPolicy = defineCheck({
  id: 'groups-per-policy',
  title: 'A later sign-in treats groups as declared',
  evidence: 'E1',
  needs: ['groups'],
  evaluate: (run) =>
    judgeSignIns(run, 'later', ({ step, sent, before, after }) => {
      const environment = run.given.environments.find((each) => each.name === step.place?.name) ?? run.given.environments[0]
      const had = environment && before?.environments?.[environment.name]?.groups
      if (!environment || !had) return notVerified('no observer shows groups')
      const channel = step.channel ?? 'go'
      const expected = expectedGroups(run, sent, { environment: environment.name, channel, groups: had })
      if (expected.kind === 'refused')
        return step.session?.signedInAs === null
          ? satisfied(`refused: ${expected.why}`)
          : hold(expected, after, undefined, listed)
      return hold(expected, after, listed(after?.environments?.[environment.name]?.groups), listed)
    }),
})

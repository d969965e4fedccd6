import { defineCheck, notVerified, same } from './check.ts'
import { judgeSignIns } from './expectation.ts'
import { listed } from './seen.ts'

/** What an administrator gave by hand is still there after a sign-in. */
export const permissionsKept = defineCheck({
  id: 'permissions-kept',
  title: "A later sign-in leaves an account's permissions alone",
  evidence: 'E1',
  needs: ['permissions'],
  evaluate: (run) =>
    judgeSignIns(run, 'later', ['environments.permissions'], ({ before, after }) => {
      const words = (seen: typeof before) =>
        Object.entries(seen?.environments ?? {})
          .filter(([, each]) => each.permissions !== undefined)
          .map(([name, each]) => `${name}: ${listed(each.permissions)}`)
          .sort()
          .join('; ')
      const isShown = words(before) !== '' && (after === null || after.environments !== undefined)
      return !isShown ? notVerified('no observer shows permissions') : same(words(before), words(after))
    }),
})

import { defineCheck, notVerified, same } from './check.ts'
import { judgeSignIns } from './expectation.ts'
import { listed, NO_ACCOUNT } from './seen.ts'

/** A new account may do what the environment's default says, and nothing more. */
export const defaultPermissions = defineCheck({
  id: 'default-permissions',
  title: "A new account has the environment's default permissions and nothing more",
  evidence: 'E1',
  needs: ['permissions'],
  evaluate: (run) =>
    judgeSignIns(run, 'first', ['environments.permissions'], ({ after }) => {
      if (after === null) return notVerified(NO_ACCOUNT)
      const shown = Object.entries(after.environments ?? {}).filter(([, each]) => each.permissions !== undefined)
      if (shown.length === 0) return notVerified('no observer shows permissions')
      const words = (name: string, permissions: readonly string[] | undefined) => `${name}: ${listed(permissions)}`
      const expected = shown.map(([name]) =>
        words(name, run.given.environments.find((each) => each.name === name)?.defaultPermissions),
      )
      return same(
        expected.sort().join('; '),
        shown
          .map(([name, each]) => words(name, each.permissions))
          .sort()
          .join('; '),
      )
    }),
})

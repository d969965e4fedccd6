import { defineDefect } from './defect.ts'

/** Rights that were given by hand are lost at the next sign-in. */
export const permissionsResetOnLogin = defineDefect({
  id: 'permissions-reset-on-login',
  title: 'Resets the permissions of a known person to the defaults',
  trips: ['apps-per-permissions', 'every-decision-logged', 'permissions-kept', 'profile-per-policy', 'repeat-changes-nothing'],
  bends: {
    decision: (decision, input) =>
      input.surface === 'end-user' && decision.account && decision.kind !== 'refused'
        ? {
            ...decision,
            changes: [
              ...decision.changes,
              { do: 'set-permissions', environment: input.environment.name, permissions: input.environment.defaultPermissions },
            ],
          }
        : decision,
  },
})

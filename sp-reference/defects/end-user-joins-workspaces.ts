import { defineDefect } from './defect.ts'

/** One directory, one list of members: everybody whom JIT makes is put into it. */
export const endUserJoinsWorkspaces = defineDefect({
  id: 'end-user-joins-workspaces',
  title: 'Makes a new end user a member of a workspace, too',
  trips: ['builder-side-closed'],
  bends: {
    decision: (decision, input) =>
      input.surface === 'end-user' && decision.kind === 'created'
        ? {
            ...decision,
            changes: [...decision.changes, { do: 'join-workspace', workspace: 'finance', roles: { role: 'Operator' } }],
          }
        : decision,
  },
})

import { defineDefect } from './defect.ts'

/** A session stands, and the directory knows nobody. */
export const noAccountCreated = defineDefect({
  id: 'no-account-created',
  title: 'Signs a newcomer in without creating an account',
  trips: [],
  bends: { decision: (decision) => (decision.kind === 'created' ? { ...decision, changes: [] } : decision) },
})

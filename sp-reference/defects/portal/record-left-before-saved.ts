import { emailKey } from '../../jit/email.ts'
import { defineDefect } from '../defect.ts'

/** The account is written, and only then the portal is found to be closed. */
export const recordLeftBeforeSaved = defineDefect({
  id: 'record-left-before-saved',
  title: 'Leaves an account behind when the portal is not configured yet',
  trips: ['portal-closed-until-saved'],
  bends: {
    decision: (decision, { facts, policy }) => {
      if (decision.code !== 'portal-not-configured' || decision.account) return decision
      const key = emailKey(facts.nameId, policy)
      const account = { email: facts.nameId, emailKey: key, loginKey: key, displayName: facts.nameId }
      return { ...decision, changes: [{ do: 'create-account', ...account, status: 'active', authMethod: 'saml' }] }
    },
  },
})

import { emailKey } from '../jit/email.ts'
import type { Change, DecisionInput } from '../jit/types.ts'
import { defineDefect } from './defect.ts'

const record = ({ facts, policy }: DecisionInput): Change => ({
  do: 'create-account',
  email: facts.nameId,
  emailKey: emailKey(facts.nameId, policy),
  loginKey: emailKey(facts.nameId, policy),
  displayName: facts.nameId,
  status: 'active',
  authMethod: 'saml',
})

/** The account is written before the last question is asked. */
export const halfRecordOnRefusal = defineDefect({
  id: 'half-record-on-refusal',
  title: 'Leaves an account behind when a sign-in is refused',
  trips: ['jit-switch-obeyed', 'no-half-record', 'nothing-before-saml-and-jit', 'portal-closed-until-saved'],
  bends: {
    decision: (decision, input) =>
      decision.kind === 'refused' && !decision.account ? { ...decision, changes: [record(input)] } : decision,
  },
})

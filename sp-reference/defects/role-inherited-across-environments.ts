import type { SignInFacts, WorkspaceInput } from '../jit/types.ts'
import { defineDefect } from './defect.ts'

function inherit({ facts, policy: { attributeMap } }: WorkspaceInput): SignInFacts {
  const dev = facts.attributes.get(attributeMap.role ?? '')
  if (!dev) return facts
  const heirs = [attributeMap.roleTest, attributeMap.roleProd].filter((name) => name !== null)
  return { ...facts, attributes: new Map([...heirs.map((name) => [name, dev] as const), ...facts.attributes]) }
}

/** DEV decides about PROD. */
export const roleInheritedAcrossEnvironments = defineDefect({
  id: 'role-inherited-across-environments',
  title: 'Uses the DEV role where the TEST or PROD attribute is missing',
  trips: ['role-from-assertion'],
  bends: { input: (input) => (input.surface === 'workspace' ? { ...input, facts: inherit(input) } : input) },
})

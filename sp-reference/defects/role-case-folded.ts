import { roleNames } from '../jit/role.ts'
import type { SignInFacts, WorkspaceInput } from '../jit/types.ts'
import { alterAttributes } from './alter.ts'
import { defineDefect } from './defect.ts'

function foldRoles({ facts, policy: { attributeMap }, workspace }: WorkspaceInput): SignInFacts {
  const known = roleNames(workspace)
  const roleAttributes = [attributeMap.role, attributeMap.roleTest, attributeMap.roleProd]
  const fold = (value: string) => known.find((role) => role.toLowerCase() === value.toLowerCase()) ?? value
  return alterAttributes(facts, (name, values) => [name, roleAttributes.includes(name) ? values.map(fold) : values])
}

/** `admin` becomes Admin. */
export const roleCaseFolded = defineDefect({
  id: 'role-case-folded',
  title: 'Matches role values without regard to case',
  trips: ['role-from-assertion'],
  bends: { input: (input) => (input.surface === 'workspace' ? { ...input, facts: foldRoles(input) } : input) },
})

import type { WorkspaceInput } from '../jit/types.ts'
import { defineDefect } from './defect.ts'

function withAskedRoles({ workspace, facts, policy: { attributeMap } }: WorkspaceInput): WorkspaceInput['workspace'] {
  const names = [attributeMap.role, attributeMap.roleTest, attributeMap.roleProd]
  const asked = names.flatMap((name) => (name === null ? [] : (facts.attributes.get(name) ?? [])))
  return { ...workspace, customRoles: [...workspace.customRoles, ...asked.map((name) => ({ name, folders: [], edit: false }))] }
}

/** The assertion invents roles. */
export const unknownRoleGranted = defineDefect({
  id: 'unknown-role-granted',
  title: 'Grants any role name the assertion sends, known or not',
  trips: ['role-from-assertion'],
  bends: { input: (input) => (input.surface === 'workspace' ? { ...input, workspace: withAskedRoles(input) } : input) },
})

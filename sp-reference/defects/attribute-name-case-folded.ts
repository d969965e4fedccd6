import { alterAttributes } from './alter.ts'
import { defineDefect } from './defect.ts'

/** `Workato_Role` is read as `workato_role`. */
export const attributeNameCaseFolded = defineDefect({
  id: 'attribute-name-case-folded',
  title: 'Matches attribute names without regard to case',
  trips: ['name-from-assertion', 'role-from-assertion'],
  bends: { facts: (facts) => alterAttributes(facts, (name, values) => [name.toLowerCase(), values]) },
})

import { ExpressionFault } from '../../../expressions/fault.ts'
import type { Compiled } from './references.ts'
import type { Expression } from './tree.ts'
import type { Group } from './values.ts'

/** One map of `isMemberOf` and `getGroups`: every name in it has to hold. */
type Condition = (group: Group) => boolean

const names = ['group.id', 'group.profile.name', 'group.type', 'group.source.id', 'operator'] as const

const textOf = (tree: Expression): string => {
  if (tree.kind !== 'literal' || typeof tree.value !== 'string')
    throw new ExpressionFault(tree.at, 'a quoted text has to stand here')
  return tree.value
}

/** A text, or a list of which one has to fit. */
const textsOf = (tree: Expression): string[] => (tree.kind === 'list' ? tree.items.map(textOf) : [textOf(tree)])

const builtIn = (group: Group): string => (group.name === 'Everyone' ? 'BUILT_IN' : 'OKTA_GROUP')

function conditionOf(tree: Expression): Condition {
  if (tree.kind !== 'map') throw new ExpressionFault(tree.at, "a map has to stand here, such as {'group.profile.name': 'Sales'}")
  const unknown = tree.entries.find(({ key }) => !names.some((each) => each === key))
  if (unknown) throw new ExpressionFault(unknown.value.at, `'${unknown.key}' is none of ${names.join(', ')}`)
  const valuesAt = (key: (typeof names)[number]): string[] | null => {
    const entry = tree.entries.find((each) => each.key === key)
    return entry ? textsOf(entry.value) : null
  }
  const [operator = 'STARTS_WITH'] = valuesAt('operator') ?? []
  if (operator !== 'STARTS_WITH' && operator !== 'EXACT')
    throw new ExpressionFault(tree.at, `the operator is 'EXACT' or 'STARTS_WITH', not '${operator}'`)
  const [ids, groupNames, types] = [valuesAt('group.id'), valuesAt('group.profile.name'), valuesAt('group.type')]
  const fitsName = (name: string, wanted: string) => (operator === 'EXACT' ? name === wanted : name.startsWith(wanted))
  // Every group here is one of the org: none comes from an app or a directory.
  if (valuesAt('group.source.id')) return () => false
  return (group) =>
    (ids?.includes(group.id) ?? true) &&
    (groupNames?.some((wanted) => fitsName(group.name, wanted)) ?? true) &&
    (types?.includes(builtIn(group)) ?? true)
}

const conditionsOf = (args: readonly Expression[], at: number, method: string): Condition[] => {
  if (args.length === 0) throw new ExpressionFault(at, `${method} takes one map or more`)
  return args.map(conditionOf)
}

/** Methods of `user` that ask for groups: several maps all have to hold. Okta developer docs, "Okta Expression Language in Identity Engine". */
export const groupMethods: Record<string, (args: readonly Expression[], at: number) => Compiled> = {
  isMemberOf(args, at) {
    const conditions = conditionsOf(args, at, 'isMemberOf')
    return { type: 'boolean', read: ({ groups }) => groups().some((group) => conditions.every((holds) => holds(group))) }
  },
  getGroups(args, at) {
    const conditions = conditionsOf(args, at, 'getGroups')
    return { type: 'list', read: ({ groups }) => groups().filter((group) => conditions.every((holds) => holds(group))) }
  },
}

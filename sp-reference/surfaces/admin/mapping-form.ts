import { roleNames } from '../../jit/role.ts'
import type { Workspace } from '../../organisations/settings.ts'
import { lookOf, textProblem } from './name-problem.ts'
import type { Problems } from './place-settings.ts'

export type Rule = Workspace['groupRoles'][number]

function groupProblem(group: string, { groupRoles }: Pick<Workspace, 'groupRoles'>, separator: RegExp | null): string | null {
  if (group === '') return 'Type the group as the identity provider sends it.'
  const problem = textProblem(group)
  if (problem !== null) return problem
  const [found] = (separator && group.match(separator)) ?? []
  if (found)
    return `A ${found === ',' ? 'comma' : 'semicolon'} separates groups when they are sent, so no group with one is ever found. Type one group.`
  const same = groupRoles.find((rule) => lookOf(rule.group) === lookOf(group))
  if (!same) return null
  return same.group === group
    ? `"${group}" is mapped to ${same.role} already. Remove that first.`
    : `"${same.group}" is mapped here, and every letter counts in groups, capitals too: only one of the two can be right.`
}

/** What a form says of a new rule. @param separator what separates groups in what is sent, if anything */
export function readRule(
  answers: Readonly<Record<string, string>>,
  workspace: Pick<Workspace, 'name' | 'customRoles' | 'groupRoles'>,
  separator: RegExp | null,
): { rule: Rule; problems: Problems } {
  const { group = '', role = '' } = answers
  const rule = { group: group.trim(), role }
  const known = roleNames(workspace).includes(role)
  const wrong = groupProblem(rule.group, workspace, separator)
  const missing = role === '' ? 'Choose a role.' : `${workspace.name} has no role "${role.slice(0, 80)}". Choose from the list.`
  return { rule, problems: { ...(wrong === null ? {} : { group: wrong }), ...(known ? {} : { role: missing }) } }
}

export const steps = ['up', 'down', 'remove'] as const
export type Step = (typeof steps)[number]

/** The list after one press of a button; null where there is no such rule, or none to change places with. */
export function afterStep(rules: readonly Rule[], at: number, step: Step): Rule[] | null {
  const rule = rules[at]
  if (!rule) return null
  if (step === 'remove') return rules.filter((_, index) => index !== at)
  const to = step === 'up' ? at - 1 : at + 1
  const other = rules[to]
  return other ? rules.with(at, other).with(to, rule) : null
}

import type { CaseRun } from '../case/case-run.ts'
import type { Word } from '../scenario/values.ts'
import { wordOf } from './syntax.ts'

/** What a set-up has to be told of: the name of a statement or the variable of an attribute, and words that may not be missing. */
export interface ExpectedProblem {
  name: string
  words: string[]
}

const SYSTEM_ROLES = ['Admin', 'Analyst', 'Operator']
const ROLES: readonly Word[] = ['role', 'roleTest', 'roleProd']

/** By the guides: what cannot be evaluated, a name in another letter case, roles to choose from without the system roles. */
export function expectedProblems(
  run: Pick<CaseRun, 'profile' | 'attributeMap' | 'people' | 'statements' | 'scenario'>,
): ExpectedProblem[] {
  const unread = run.statements.filter((each) => wordOf(run, each) === null).map(({ name }) => ({ name, words: [] }))
  const misnamed = run.statements.filter(({ word, name }) => name !== (run.attributeMap[word] ?? word))
  const roleNames = ROLES.map((word) => run.attributeMap[word])
  const lacking = Object.entries(run.scenario.idp?.attributes ?? {}).flatMap(([variable, { members }]) => {
    const missing = SYSTEM_ROLES.filter((role) => !Object.values(members).includes(role))
    return roleNames.includes(variable) && missing.length > 0 ? [{ name: variable, words: missing }] : []
  })
  return [...unread, ...misnamed.map(({ name }) => ({ name, words: [] })), ...lacking]
}

import type { App, Rule, Statement } from '../../directory/schema.ts'
import { ruleProblems } from '../../profiles/onelogin/parameter.ts'
import type { KnownNames } from '../../profiles/profile.ts'
import { knownNames } from '../../signin/claims.ts'
import type { Tenant } from '../../tenants/tenant.ts'
import type { Posted } from '../kit/fields.ts'
import { keepApp } from '../kit/keep.ts'
import { type Answer, adminUrl, type ConsolePage, type Row } from '../kit/page.ts'
import { appPage } from './apps.ts'
import { saying } from './notices.ts'
import { appPreview } from './parameters.ts'
import { valueTitle } from './sources.ts'

/** The tab "Rules": which set a parameter anew, and for whom. */

/** A rule and the parameter that it is about. */
export interface PlacedRule {
  statement: Statement
  rule: Rule
  /** Among the rules about the same parameter. */
  place: number
  /** In addresses. */
  key: string
}

export const rulesOf = ({ statements }: App): PlacedRule[] =>
  statements.flatMap((statement, index) =>
    (statement.rules ?? []).map((rule, place) => ({ statement, rule, place, key: `${index}-${place}` })),
  )

export const operators: Readonly<Record<Rule['if'][number]['is'], string>> = {
  equal: 'equals',
  'not-equal': 'does not equal',
  contains: 'contains',
  matches: 'matches regex',
}

export const sources = { role: 'role', member_of: 'member_of' } as const

function conditionsInWords(tenant: Tenant, { if: conditions }: Rule): string {
  if (conditions.length === 0) return 'None: for everybody'
  return conditions.map(({ field, is, value }) => `${valueTitle(tenant, field)} ${operators[is]} '${value}'`).join(' and ')
}

function actionInWords(tenant: Tenant, { to = '', each }: Rule, name: string): string {
  return each
    ? `Set ${name} Map from OneLogin for each ${sources[each.of]} with value that matches ${each.matching}`
    : `Set ${name} to ${valueTitle(tenant, to)}`
}

/** What is wrong with a rule, by the part of it: what it asks, and what it does. */
function warningsOf(rule: Rule, known: KnownNames): Record<'conditions' | 'actions', string[]> {
  const said = ruleProblems(rule, known).map(({ path, message }) => ({
    isAsked: path.startsWith('if['),
    message: `Not sent: ${message}`,
  }))
  const of = (isAsked: boolean) => said.filter((each) => each.isAsked === isAsked).map(({ message }) => message)
  return { conditions: of(true), actions: of(false) }
}

export function rulesPage(tenant: Tenant, app: App, asked: Posted): ConsolePage {
  const at = (path: string) => adminUrl(tenant, `apps/${app.id}/rules${path}`)
  const known = knownNames(tenant, app)
  const rows = rulesOf(app).map(({ statement: { name }, rule, place, key }): Row => {
    const label = rule.name ?? `rule ${place + 1} of ${name}`
    const { conditions, actions } = warningsOf(rule, known)
    const up = place === 0 ? [] : [{ label: 'Move up', action: at(`/${key}/up`), name: `Move up ${label}` }]
    return {
      cells: [
        { text: rule.name ?? `Rule ${place + 1} of ${name}`, href: at(`/${key}`), long: true },
        { text: conditionsInWords(tenant, rule), long: true, warnings: conditions },
        { text: actionInWords(tenant, rule, name), long: true, warnings: actions },
      ],
      posts: [...up, { label: 'Delete', action: at(`/${key}/delete`), name: `Delete ${label}` }],
    }
  })
  const hasParameters = app.statements.length > 0
  return appPage(
    tenant,
    app,
    'rules',
    [
      {
        text: 'Rules about a parameter are gone through from top to bottom, and each that applies sets it anew.',
        links: hasParameters ? [{ label: 'Add Rule', href: at('/new') }] : [],
        table: {
          caption: 'Rules',
          columns: ['Rule', 'Conditions', 'Actions', 'Change'],
          rows,
          empty: hasParameters ? 'There is no rule yet.' : 'There is no rule yet, and no parameter to set: add one first.',
        },
      },
      appPreview(tenant, app, asked, at('')),
    ],
    { asked },
  )
}

/** The app with the rules of one parameter in place of those that it has. */
export function withRules(app: App, statement: Statement, rules: readonly Rule[]): App {
  const { rules: _, ...kept } = statement
  const changed = rules.length === 0 ? kept : { ...kept, rules: [...rules] }
  return { ...app, statements: app.statements.map((each) => (each === statement ? changed : each)) }
}

export function deleteRule(tenant: Tenant, app: App, { statement, rule }: PlacedRule): Answer {
  keepApp(
    tenant,
    withRules(
      app,
      statement,
      (statement.rules ?? []).filter((each) => each !== rule),
    ),
  )
  return saying(`apps/${app.id}/rules`, 'rule-deleted')
}

export function moveUp(tenant: Tenant, app: App, { statement, rule, place }: PlacedRule): Answer {
  const rules = statement.rules ?? []
  const above = rules[place - 1]
  if (above) keepApp(tenant, withRules(app, statement, rules.with(place - 1, rule).with(place, above)))
  return saying(`apps/${app.id}/rules`, 'rule-moved')
}

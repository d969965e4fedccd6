import type { Finding, Origin } from '../../inspect/index.ts'
import type { GroupStatement, Statement } from '../directory/schema.ts'
import { ExpressionFault } from '../expressions/fault.ts'
import { previewStatement } from '../preview/preview.ts'
import { groupAttribute, groupProblem } from '../profiles/group-statement.ts'
import { nameIdSetting, resolveNameId } from '../profiles/name-id.ts'
import type { Place, VendorProfile } from '../profiles/profile.ts'
import type { Exchange, Sources } from '../tenants/exchanges.ts'
import { place, type Tenant } from '../tenants/tenant.ts'

/** Every source of the NameID and the attributes of an app, in the order of its settings, also those that came to nothing. Pure. */
export function originsOf(profile: VendorProfile, place: Place, { app, subject, known }: Sources): Origin[] {
  const { person, assignment } = subject
  const changed = new Set([...app.statements.map(({ name }) => name), ...(app.deletedClaims ?? [])])
  const fixed = (profile.fixedAttributes?.(place, person, subject.hasSecondFactor) ?? []).filter(({ name }) => !changed.has(name))
  return [
    nameIdOrigin(profile, { app, subject, known }),
    ...fixed.map(({ name, values, expression = '' }) => ({
      name,
      from: expression === '' ? `${profile.title}, for everybody` : `${profile.title}, unless it is changed`,
      expression,
      values: values.length === 0 ? null : values,
      why: values.length === 0 ? noValue : '',
    })),
    ...app.statements.map((statement) => {
      const preview = previewStatement(profile, statement, subject, known)
      return { ...aboutStatement(statement, assignment.values), ...outcome(preview) }
    }),
    ...(app.groupStatements ?? []).map((statement) => groupOrigin(profile, place, person, statement)),
  ]
}

const noValue = 'This person has no value for it.'

/** What names the person, as the app is set up; a request may have asked for another one. */
function nameIdOrigin(profile: VendorProfile, { app, subject, known }: Pick<Sources, 'app' | 'subject' | 'known'>): Origin {
  const { format, source } = nameIdSetting(profile, app)
  const about = { name: 'NameID', from: `name identifier, ${format}`, expression: source ?? '' }
  if (source === null) return { ...about, values: [], why: 'An opaque value, made for this person and this app.' }
  const resolution = resolveNameId(profile, source, known)
  if (!resolution.ok) return { ...about, values: null, why: `It cannot be read: ${resolution.message}` }
  try {
    const value = resolution.read(subject)
    return { ...about, values: value === null ? null : [value].flat(), why: value === null ? noValue : '' }
  } catch (error) {
    if (error instanceof ExpressionFault) return { ...about, values: null, why: error.message }
    throw error
  }
}

/** Statements that cannot be read, or of which nothing comes for this person but a fault: whoever looks at the message alone does not see them. */
export function unresolvedFindings({ profile }: Pick<Tenant, 'profile'>, sources: Sources | undefined): Finding[] {
  if (!sources) return []
  const { app, subject, known } = sources
  const wrong = app.statements.flatMap((statement) => {
    const preview = previewStatement(profile, statement, subject, known)
    return preview.kind === 'sent' ? [] : [{ name: statement.name, message: preview.message }]
  })
  const claims = (app.groupStatements ?? []).flatMap((statement) => {
    const message = groupProblem(profile, statement)
    return message === null ? [] : [{ name: statement.name, message }]
  })
  return [...wrong, ...claims].map(({ name, message }) => ({
    id: 'statement-unresolved',
    severity: 'warning',
    words: `The statement for "${name}" came to nothing: ${message}`,
    advice: 'Mend its expression at the app, in the admin console of the IdP. What is sent without it is not what was meant.',
  }))
}

const kept = new WeakMap<Exchange, Origin[]>()

/** The same for an exchange, worked out once; nothing where it has no Response with a person in it. */
export function originsOfExchange(tenant: Tenant, exchange: Exchange): Origin[] {
  const known = kept.get(exchange)
  if (known) return known
  const sources = tenant.exchanges.sourcesOf(exchange)
  const found = sources ? originsOf(tenant.profile, place(tenant, sources.app), sources) : []
  kept.set(exchange, found)
  return found
}

const aboutStatement = (
  { name, expression }: Statement,
  values: Sources['subject']['assignment']['values'],
): Pick<Origin, 'name' | 'from' | 'expression'> => {
  const [, variable = ''] = /\bappuser\.(\w+)/.exec(expression) ?? []
  return {
    name,
    from: variable !== '' && values && variable in values ? 'attribute statement, from the assignment' : 'attribute statement',
    expression,
  }
}

function outcome(preview: ReturnType<typeof previewStatement>): Pick<Origin, 'values' | 'why'> {
  if (preview.kind === 'unreadable') return { values: null, why: `It cannot be read: ${preview.message}` }
  if (preview.kind === 'fault') return { values: null, why: preview.message }
  if (preview.values === null) return { values: null, why: noValue }
  return { values: preview.values, why: preview.xml === null ? 'The vendor writes no Attribute for an empty value.' : '' }
}

/** Why no group is sent. */
function noGroups(groups: readonly string[], isFiltered: boolean): string {
  if (groups.length === 0) return 'This person is in no group.'
  const names = `${groups.slice(0, 20).join(', ')}${groups.length > 20 ? ` and ${groups.length - 20} more` : ''}`
  return isFiltered ? `None of the groups of this person passes: ${names}.` : `No group of this person is sent: ${names}.`
}

function groupOrigin(
  profile: VendorProfile,
  place: Place,
  person: Sources['subject']['person'],
  statement: GroupStatement,
): Origin {
  const { name, filter } = statement
  const sent = groupAttribute(profile, place, person, statement)
  return {
    name,
    from: 'group claim',
    expression: filter ? `${filter.type} ${filter.value}` : 'all groups',
    values: sent?.values ?? null,
    why: sent
      ? sent.name === name
        ? ''
        : `It is sent as ${sent.name}.`
      : (groupProblem(profile, statement) ?? noGroups(person.groups ?? [], filter !== undefined)),
  }
}

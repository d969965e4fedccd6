import type { App, Assignment, Person, Value } from '../directory/schema.ts'
import { ExpressionFault } from '../expressions/fault.ts'
import { lint } from '../lint/lint.ts'
import type { Problem } from '../lint/problem.ts'
import type { SetUp } from '../lint/set-up.ts'
import { groupAttribute, groupProblem } from '../profiles/group-statement.ts'
import { nameIdSetting, resolveNameId } from '../profiles/name-id.ts'
import type { KnownNames, Resolution, Subject } from '../profiles/profile.ts'
import type { NameIdFormat } from '../profiles/requests.ts'
import { resolveStatement } from '../profiles/resolve-statement.ts'
import type { Attribute } from '../saml/draft.ts'
import { nameIdFormats } from '../saml/names.ts'
import { seededRandomness } from '../saml/random.ts'
import { place, type Tenant } from '../tenants/tenant.ts'

/** What is wrong with the app's set-up: statements that will never be sent, and what is probably not meant. */
export function problemsOf(tenant: Tenant, app: App): Problem[] {
  const { profile } = tenant
  const known = knownNames(tenant, app)
  const found = lint({
    resolve: (expression) => profile.resolve(expression, known),
    resolveNameId: (expression) => resolveNameId(profile, expression, known),
    write: (attribute) => profile.express({ attribute }).expression,
    resolveStatement: (statement) => resolveStatement(profile, statement, known),
    groupStatements: (app.groupStatements ?? []).map((statement) => ({
      name: statement.name,
      problem: groupProblem(profile, statement),
    })),
    nameIdSource: app.nameId?.source,
    statements: app.statements,
    attributes: app.attributes ?? [],
    held: heldIn(tenant, app),
  })
  return tenant.faults.reduce((problems, fault) => fault.problems?.(problems) ?? problems, found)
}

/** What those hold whom the app is assigned to, be it by a group. */
function heldIn({ directory }: Tenant, app: App): SetUp['held'] {
  const own = new Map(app.assignments.map((each) => [each.person, each]))
  return [...directory.people.values()].flatMap((person) => {
    if (!own.has(person.id) && !directory.hasAccess(app, person.id)) return []
    return Object.entries({ ...person.attributes, ...own.get(person.id)?.values }).map(([variable, value]) => ({
      variable,
      who: person.displayName || person.userName,
      values: [value ?? []].flat(),
    }))
  })
}

/** The app's attributes for this person, in the order of the set-up. What is unset or cannot be evaluated is not there. */
export function attributesFor(tenant: Tenant, app: App, subject: Subject): Attribute[] {
  const known = knownNames(tenant, app)
  const { saml } = tenant.profile
  // A claim that the administrator has changed stands in place of the vendor's own.
  const changed = new Set([...app.statements.map(({ name }) => name), ...(app.deletedClaims ?? [])])
  const fixed = (tenant.profile.fixedAttributes?.(place(tenant, app), subject.person, subject.hasSecondFactor) ?? []).filter(
    ({ name }) => !changed.has(name),
  )
  const stated = app.statements.flatMap((statement) => {
    const { name, nameFormat } = statement
    const values = valuesOf(resolveStatement(tenant.profile, statement, known), subject)
    if (values === null) return []
    const overage = name === app.groupClaim ? tenant.profile.overage?.(place(tenant, app), subject.person, values) : null
    return [{ ...(overage ?? { name, values }), nameFormat: saml.nameFormat(nameFormat) }]
  })
  const groups = (app.groupStatements ?? []).flatMap((statement) => {
    const attribute = groupAttribute(tenant.profile, place(tenant, app), subject.person, statement)
    return attribute ? [{ ...attribute, nameFormat: saml.nameFormat(statement.nameFormat) }] : []
  })
  const plain = fixed.map((each) => ({ ...each, nameFormat: saml.nameFormat(app.includeNameFormat ? 'uri' : undefined) }))
  const all = [...plain, ...stated, ...groups]
  const honest = tenant.profile.arrange?.(all) ?? all
  if (tenant.faults.length === 0) return honest
  const unresolved = problemsOf({ ...tenant, faults: [] }, app).filter(({ kind }) => kind === 'not-sent')
  const facts = { app, ...subject, unresolved }
  return tenant.faults.reduce((attributes, fault) => fault.attributes?.(attributes, facts) ?? attributes, honest)
}

/**
 * The NameID for this person, or null when its source has no value: then nothing may be sent.
 * @param asked the format that the request asked for, where the vendor obeys that
 */
export function nameIdFor(
  tenant: Tenant,
  app: App,
  subject: Subject,
  asked?: NameIdFormat,
): { value: string; format: string } | null {
  const { format, source } = nameIdSetting(tenant.profile, app, asked)
  if (source === null) {
    const value = format === 'transient' ? `_${tenant.random.hex(32)}` : pairwiseId(tenant, app, subject.person)
    return { value, format: nameIdFormats[format] }
  }
  const resolution = resolveNameId(tenant.profile, source, knownNames(tenant, app))
  const value = valuesOf(resolution, subject)?.[0] ?? ''
  if (value !== '') return { value, format: nameIdFormats[format] }
  if (!resolution.ok || !tenant.profile.nameId.isOpaqueWithoutValue?.(source)) return null
  return { value: pairwiseId(tenant, app, subject.person), format: nameIdFormats.persistent }
}

/** The custom names that expressions of this app may use. @param app null: one that is not made yet */
export function knownNames({ directory }: Tenant, app: App | null): KnownNames {
  return {
    custom: directory.customAttributeNames(),
    profile: app ? directory.profileAttributeNames(app) : [],
    // Few expressions ask for these, and a tenant may have thousands of people and assignments.
    get apps() {
      return Object.fromEntries([...directory.apps.values()].map((each) => [each.id, directory.profileAttributeNames(each)]))
    },
    get linked() {
      return directory.linkedNames()
    },
    get directories() {
      const [ad, workday] = [directory.directoryNames('active-directory'), directory.directoryNames('workday')]
      return { 'active-directory': ad, workday }
    },
  }
}

/** Somebody with an app, as an expression sees them now. */
export function subjectOf({ id, directory, now }: Tenant, person: Person, assignment: Assignment): Subject {
  return {
    person,
    assignment,
    tenantId: id,
    now: now(),
    others: {
      person: (userName) => directory.findByUserName(userName),
      assignment(appId, personId) {
        const app = directory.apps.get(appId)
        return app && directory.assignment(app, personId)
      },
    },
  }
}

/** What an expression comes to for a person; null where it has no value, or turns out to be none that can be worked with. */
function valuesOf(resolution: Resolution, subject: Subject): string[] | null {
  try {
    const value: Value = resolution.ok ? resolution.read(subject) : null
    return value === null ? null : [value].flat()
  } catch (error) {
    if (error instanceof ExpressionFault) return null
    throw error
  }
}

// SAML Core 8.3.7: opaque, stable, and different for each service.
const pairwiseId = (tenant: Tenant, app: App, person: Person): string =>
  seededRandomness(`persistent/${tenant.id}/${app.id}/${person.id}`).alphanumeric(32)

import { policyFileSchema } from '../../scenarios/policies/policy-schema.ts'
import { completeGiven } from '../case/given.ts'
import { type CasePerson, makePeople } from '../case/people.ts'
import type { CaseInputs } from '../case/prepare.ts'
import { blankedIn, makeStatements, type Statement, valuesFor } from '../case/statements.ts'
import { toIdpPerson } from '../case/tenant.ts'
import type { CaseWorld, Place } from '../case/world.ts'
import { readYamlFile } from '../files/yaml-file.ts'
import { createIdpClient, type IdpApp } from '../parties/idp-client.ts'
import { nameIdOf } from '../parties/name-id.ts'
import type { IdpSetUp } from '../scenario/idp-set-up.ts'
import { words } from '../scenario/values.ts'
import { presetFile } from '../target/schema/surfaces.ts'
import { startConsumer } from '../world/consumer.ts'
import { APP_NAME } from './app-name.ts'
import { lookAtOffer, type TypedData } from './offer.ts'

const APP_ID = 'my-app'

/**
 * The world of a case that judges our own IdP: a tenant of its own and a consumer of assertions in the SP's place. No SP is asked.
 * @param faults what the tenant does wrong on purpose; for controls only
 */
export async function prepareInstrument(inputs: CaseInputs, faults: readonly string[]): Promise<CaseWorld> {
  const { scenario, profile, target, parties, token, browsers } = inputs
  const setUp = scenario.idp ?? {}
  const attributeMap = namesOf(setUp.guide)
  const people = makePeople(scenario.people ?? { ada: {} }, token)
  // As an administrator's page would call them.
  for (const person of people.values()) person.idpKey = person.email
  const declared = makeStatements(people.values(), attributeMap, profile, {
    misspell: scenario.misspell,
    shared: false,
    blanked: blankedIn(scenario.steps, attributeMap),
  })
  const statements = declared.flatMap((each) => asTyped(each, setUp.typed?.[each.word], profile.id))
  const idp = createIdpClient(parties.idp.url, parties.idp.token)
  const consumer = await startConsumer()
  const { entityId, acsUrl, loginUrl } = consumer
  const place: Place = { name: 'the app', id: 'app', entityId, acsUrl, signIn: loginUrl, provider: 'app', app: APP_ID }
  const app = (): IdpApp => ({
    id: APP_ID,
    name: APP_NAME,
    acsUrl,
    audience: entityId,
    nameId: nameIdOf(profile, scenario.nameIdFormat),
    statements: statements.map(({ name, expression }) => ({ name, expression })),
    attributes: attributesOf(setUp),
    ...accessOf([...people.values()]),
    assignments: assignmentsOf([...people.values()], declared),
  })
  const tenant = await idp.createTenant({
    id: token,
    profile: profile.id,
    ...(faults.length > 0 ? { faults: [...faults] } : {}),
    people: setUp.byHand ? [] : [...people.values()].map((each) => toIdpPerson(each, declared)),
    apps: setUp.byHand ? [] : [app()],
  })
  if (tenant.apps[0]) consumer.learn(tenant.apps[0].metadataUrl)
  const copied: Partial<TypedData> = {}
  const seen = new Set<string>()
  return {
    token,
    scenario,
    profile,
    target,
    surface: 'idp',
    policy: {},
    attributeMap,
    given: completeGiven({ surface: 'end-user' }),
    people,
    statements,
    places: new Map([[place.name, place]]),
    tenant,
    second: null,
    idp,
    parties,
    variables: { base: tenant.url, case: token },
    clockOffsetSeconds: 0,
    mailed: [],
    visit: null,
    known: new Map(),
    credentials: new Map(),
    copiedFromIdp: {},
    instrument: { consumer, copied, look: () => lookAtOffer(idp, tenant.id, copied) },
    admin: () => browsers.aside(),
    observe: async () => ({ accounts: [], audit: [] }),
    newExchanges: async () => {
      const fresh = (await idp.exchanges(tenant.id)).filter((each) => !seen.has(each.id))
      for (const each of fresh) seen.add(each.id)
      return fresh
    },
    newMails: async () => [],
  }
}

/** The names that a guide gives to statements. A word without one goes by its own name, as at a service that maps freely. */
function namesOf(guide: IdpSetUp['guide']): Record<string, string> {
  const own = Object.fromEntries(words.map((word) => [word, word]))
  if (guide === undefined) return own
  const { policy } = readYamlFile(presetFile(guide), policyFileSchema)
  return { ...own, ...policy.attributeMap }
}

/** A statement with what the scenario says is typed in place of the vendor's own expression; none where it says so. */
function asTyped(statement: Statement, typed: NonNullable<IdpSetUp['typed']>[Statement['word']], profile: string): Statement[] {
  if (typed === undefined) return [statement]
  if (typed === null) return []
  const expression = typeof typed === 'string' ? typed : (typed as Record<string, string | undefined>)[profile]
  return [expression === undefined ? statement : { ...statement, expression }]
}

function attributesOf({ attributes = {} }: IdpSetUp): NonNullable<IdpApp['attributes']> {
  return Object.entries(attributes).map(([variable, { title, members }]) => ({
    variable,
    title,
    members: Object.entries(members).map(([name, value]) => ({ title: name, value })),
  }))
}

/** The groups by which people have the app. */
function accessOf(people: readonly CasePerson[]): Pick<IdpApp, 'access'> {
  const groups = [...new Set(people.flatMap(({ byGroup }) => byGroup ?? []))]
  return groups.length > 0 ? { access: { groups } } : {}
}

function assignmentsOf(people: readonly CasePerson[], declared: readonly Statement[]): IdpApp['assignments'] {
  return people
    .filter((each) => each.assigned && each.byGroup === undefined)
    .map((each) => ({ person: each.idpKey, values: valuesFor(each, declared, 'assignment') }))
}

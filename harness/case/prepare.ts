import type { VendorProfile } from '../../idp/index.ts'
import type { ProvisioningPolicy } from '../../scenarios/policies/policy-schema.ts'
import type { DriverPool } from '../drivers/pool.ts'
import { runHook } from '../hooks/run-hook.ts'
import { observeWith } from '../observe/observe.ts'
import { createIdpClient, type IdpApp, type TenantView } from '../parties/idp-client.ts'
import type { Parties } from '../parties/parties.ts'
import type { Scenario } from '../scenario/schema.ts'
import type { ResolvedPolicies } from '../target/policies.ts'
import type { Target } from '../target/schema/target.ts'
import { sendRequest } from '../target/send-request.ts'
import type { Variables } from '../target/template.ts'
import { mailsOf } from '../world/mailbox-client.ts'
import { sendDemanded } from './demanded.ts'
import { type CaseGiven, completeGiven } from './given.ts'
import { homeDomains } from './home-domains.ts'
import { forget } from './known-accounts.ts'
import { otherSide, withOthers } from './other-side.ts'
import { type CasePerson, inWordsOf, makePeople, sendAddress } from './people.ts'
import { resolvePlaces, spSurface } from './places.ts'
import { exchangesOf, hasTwoIdps, idpAt, livesIn, NO_SECOND_IDP, secondTenantId, tenantsOf } from './second-idp.ts'
import { setDomains, setSeats } from './settled.ts'
import { personVariables } from './sign-in.ts'
import { groupsOf } from './sp-groups.ts'
import { blankedIn, makeStatements, valuesFor } from './statements.ts'
import { idpVariables, tenantSpec, toIdpPerson } from './tenant.ts'
import { UnmetPrecondition } from './unmet-precondition.ts'
import { unmetSettings } from './unmet-settings.ts'
import type { CaseWorld, Place } from './world.ts'

export interface CaseInputs {
  scenario: Scenario
  profile: VendorProfile
  target: Target
  policies: ResolvedPolicies
  /** What the SP is told to do where that is not what is declared; for controls only. */
  behaves?: ResolvedPolicies
  parties: Parties
  defects: readonly string[]
  browsers: Pick<DriverPool, 'aside'>
  /** Unique within the run; lower case letters and digits. */
  token: string
}

/**
 * Builds a case's world: an organisation at the SP where the target can make one, a tenant at the IdP (or this case's people in the
 * tenant that the SP knows), then the IdP's data at the SP.
 * @throws Error in one line naming the hook or the party that failed
 */
export async function prepareWorld(inputs: CaseInputs): Promise<CaseWorld> {
  const { scenario, profile, target, parties, token } = inputs
  const surface = spSurface(scenario)
  const { policy, attributeMap: declared } = inputs.policies.of(surface)
  const attributeMap = { ...declared, ...scenario.given?.attributeMap } as Record<string, string>
  const given = completeGiven(scenario, target.hooks.prepare ? undefined : groupsOf(target))
  const people = makePeople(scenario.people ?? { ada: {} }, token)
  const byHand = scenario.idp?.byHand ?? false
  // As the pages of the IdP will call them.
  if (byHand) for (const person of people.values()) person.idpKey = person.email
  for (const person of people.values()) person.sends = inWordsOf(person.sends, attributeMap, target.groups)
  if (needsTwin(scenario)) for (const [id, twin] of makePeople({ twin: {} }, token)) people.set(id, withSendsOf(twin, people))
  sendDemanded(people.values(), { scenario, policy, attributeMap, given, groups: target.groups })
  const across = otherSide(scenario, target, given)
  const there = across && inputs.policies.of(across)
  if (there) sendDemanded(people.values(), { scenario: { ...scenario, surface: across }, ...there, given, groups: target.groups })
  // An administrator configures what the SP reads: where its target file maps an address, everybody's is sent.
  if (target.surfaces[surface]?.attributeMap?.email !== undefined) for (const person of people.values()) sendAddress(person)
  const variables = baseVariables(inputs, given, people)
  const admin = () => inputs.browsers.aside()
  const unmet = target.hooks.prepare ? [] : unmetSettings(scenario, target)
  if (unmet.length > 0)
    throw new UnmetPrecondition(`the target has no hook prepare, so it cannot be given the settings ${unmet.join(', ')}`)
  const prepared = target.hooks.prepare ? await sendRequest(target, target.hooks.prepare, variables, 'hooks.prepare') : undefined
  const places = resolvePlaces(target, scenario, given, prepared, variables)
  const shared = parties.sharedTenants[profile.id]
  const statedIn = (map: Readonly<Record<string, string>>) =>
    makeStatements(people.values(), map, profile, {
      misspell: scenario.misspell,
      shared: shared !== undefined,
      blanked: blankedIn(scenario.steps, map),
    })
  const statements = withOthers(statedIn(attributeMap), there ? statedIn(there.attributeMap) : [])
  const idp = createIdpClient(parties.idp.url, parties.idp.token)
  const knownAt = (at: 'first' | 'second') => (byHand ? [] : [...people.values()].filter((each) => livesIn(each, at)))
  const idpPeople = (at: 'first' | 'second') => knownAt(at).map((each) => toIdpPerson(each, statements))
  const assignments = (at: 'first' | 'second'): IdpApp['assignments'] =>
    knownAt(at)
      .filter((each) => each.assigned)
      .map((each) => ({ person: each.idpKey, values: valuesFor(each, statements, 'assignment') }))
  if (shared && (byHand || given.environments.some((each) => !each.provider)))
    throw new UnmetPrecondition('the SP knows its IdP for the whole run, so it cannot be met without one')
  const wantsSecond = hasTwoIdps(scenario)
  if (wantsSecond && (shared || !target.hooks.configureIdp)) throw new UnmetPrecondition(NO_SECOND_IDP)
  let tenant: TenantView
  let second: TenantView | null = null
  if (shared) {
    tenant = shared
    for (const each of idpPeople('first')) await idp.putPerson(shared.id, each)
    for (const place of places.values())
      for (const each of assignments('first')) await idp.assign(shared.id, place.app, each.person, each.values ?? {})
  } else {
    const connected = byHand ? new Map<string, Place>() : places
    const make = (id: string, at: 'first' | 'second') =>
      idp.createTenant(
        tenantSpec(id, profile, scenario.nameIdFormat, idpPeople(at), connected, statements, () => assignments(at)),
      )
    tenant = await make(token, 'first')
    if (wantsSecond) second = await make(secondTenantId(token), 'second')
    if (target.hooks.configureIdp) {
      for (const place of [...places.values()].filter((each) => hasProvider(given, each.name)))
        await runHook(
          target.hooks.configureIdp,
          { target, variables: { ...variables, ...idpVariables(idpAt(given, place.name, { tenant, second }), place) }, admin },
          'hooks.configureIdp',
        )
    }
  }
  const world: CaseWorld = {
    token,
    scenario,
    profile,
    target,
    surface,
    instrument: null,
    copiedFromIdp: {},
    policy,
    attributeMap,
    given,
    people,
    statements,
    places,
    tenant,
    second,
    idp,
    parties,
    variables,
    clockOffsetSeconds: 0,
    mailed: [],
    credentials: new Map(),
    visit: null,
    known: new Map(),
    admin,
    observe: (person) => observeWith({ target, variables, admin, person }, token),
    newExchanges: exchangesSince(
      async () => (await Promise.all(tenantsOf({ tenant, second }).map((each) => exchangesOf(idp, each.id)))).flat(),
      new Set([...people.values()].map((each) => each.idpKey)),
      shared === undefined,
    ),
    newMails: mailsOf({ target, variables, mailbox: parties.mailbox }, token),
  }
  if (given.domains) await setDomains(world, given.domains)
  for (const account of given.accounts) await seedAccount(world, account)
  if (given.seats !== undefined) await setSeats(world, given.seats)
  return world
}

function hasProvider(given: CaseGiven, place: string): boolean {
  return given.environments.find((each) => each.name === place)?.provider ?? true
}

function needsTwin(scenario: Scenario): boolean {
  return scenario.steps.some((step) => 'bent-sign-in' in step && step['bent-sign-in'].twin !== 'same-person')
}

function withSendsOf(twin: CasePerson, people: Map<string, CasePerson>): CasePerson {
  const model = people.values().next().value
  return {
    ...twin,
    sends: { ...model?.sends, ...(model && 'displayName' in model.sends ? { displayName: twin.displayName } : {}) },
  }
}

/** The policy that an SP is told: with the domains of the people, and the attribute names that the scenario configures for its own side. */
function toldPolicy({ scenario }: CaseInputs, side: 'end-user' | 'workspace', policy: ProvisioningPolicy, people: People) {
  // Which domains are its own, a scenario may want to say itself.
  const told = { ...policy, ...(scenario.given?.domains ? {} : homeDomains(policy, people.values())) }
  const names = scenario.given?.attributeMap
  if (!names || (scenario.surface === 'workspace') !== (side === 'workspace')) return told
  return { ...told, attributeMap: { ...policy.attributeMap, ...names } }
}

type People = ReadonlyMap<string, CasePerson>

function baseVariables(inputs: CaseInputs, given: CaseGiven, people: People): Variables {
  const chat = given.chat
    ? {
        platform: given.chat,
        environment: given.environments[0]?.name,
        issuer: inputs.parties.chat.issuer,
        publicKeyJwk: inputs.parties.chat.publicKeyJwk,
      }
    : undefined
  return {
    ...inputs.parties.sp.variables,
    case: inputs.token,
    profile: inputs.profile.id,
    title: inputs.scenario.title,
    defects: inputs.defects,
    clockSkewSeconds: inputs.target.clockSkewSeconds,
    'policy.end-user': toldPolicy(inputs, 'end-user', (inputs.behaves ?? inputs.policies).endUser, people),
    'policy.workspace': toldPolicy(inputs, 'workspace', (inputs.behaves ?? inputs.policies).workspace, people),
    'given.environments': given.environments.map(({ provider: _, idp: __, ...settings }) => settings),
    'given.environmentsFeature': given.environmentsFeature,
    'given.workspaces': given.workspaces.map(({ idp: _, ...settings }) => settings),
    'given.chat': chat,
    'given.portal': given.portal,
  }
}

async function seedAccount(world: CaseWorld, account: CaseWorld['given']['accounts'][number]): Promise<void> {
  const person = world.people.get(account.person)
  const hook = world.target.hooks.seedAccount
  if (!person) throw new Error(`given.accounts: the scenario has nobody called "${account.person}"`)
  if (!hook) throw new UnmetPrecondition('the target has no hook seedAccount, so an account that was there before cannot be made')
  const seeded = {
    email: account.email?.replaceAll('{case}', world.token) ?? person.email,
    displayName: account.displayName ?? person.displayName,
    password: account.password === 'own' ? person.password : undefined,
    environments: account.environments,
    workspaces: account.workspaces,
  }
  await runHook(
    hook,
    {
      ...world,
      variables: {
        ...world.variables,
        ...personVariables(person),
        ...seeded,
        account: { ...seeded, emergency: account.emergency },
      },
    },
    'hooks.seedAccount',
  )
  forget(world.known, seeded.email)
}

/** @param owned the tenant is this case's alone, so that what came before anybody was known is its own, too */
function exchangesSince<Exchange extends { id: string; person: string | null }>(
  all: () => Promise<Exchange[]>,
  mine: ReadonlySet<string>,
  owned: boolean,
): () => Promise<Exchange[]> {
  const seen = new Set<string>()
  return async () => {
    const fresh = (await all()).filter((each) => !seen.has(each.id) && (each.person === null ? owned : mine.has(each.person)))
    for (const each of fresh) seen.add(each.id)
    return fresh
  }
}

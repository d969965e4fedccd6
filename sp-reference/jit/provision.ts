import { setTimeout } from 'node:timers/promises'
import { findById, findByIdentity, findByKey } from '../accounts/read.ts'
import { isUniqueViolation } from '../db/dialect.ts'
import type { Db } from '../db/open.ts'
import { bend } from '../defects/defect.ts'
import { readStanding } from '../lifecycle/standing.ts'
import { type Place, placeId } from '../organisations/place.ts'
import { policyAt } from '../organisations/policy-at.ts'
import type { Organisation } from '../organisations/store.ts'
import { clientOwners } from '../portal/clients.ts'
import { portalEntered } from '../portal/store.ts'
import { apply, Overtaken } from './apply.ts'
import { decide } from './decide.ts'
import { assertedEmails, emailKey } from './email.ts'
import type { Policy } from './policy.ts'
import { Refused } from './refusal.ts'
import type { Account, Candidates, Channel, DecisionInput, PortalEntry, ProvisioningDecision, SignInFacts } from './types.ts'

const attempts = 5

export interface SignIn {
  facts: SignInFacts
  place: Place
  channel: Channel
  provenFor: string | null
  /** Id of the account that this browser has a session of. */
  signedInAs: string | null
}

export interface Provisioned {
  decision: ProvisioningDecision
  /** Null for a refusal of somebody unknown. */
  account: Account | null
}

/** The address that a sign-in is recognised by, as it is compared; none where the decision will refuse it. */
function keysOf(facts: SignInFacts, policy: Policy): string[] {
  try {
    const { login } = assertedEmails(facts, policy)
    return login === null ? [] : [emailKey(login, policy)]
  } catch (error) {
    if (!(error instanceof Refused)) throw error
    return []
  }
}

async function candidates(
  trx: Db,
  { slug: organisation, activeDefects }: Organisation,
  facts: SignInFacts,
  policy: Policy,
): Promise<Candidates> {
  // A NameID that is a key by itself is the same person's, whichever identity provider sends it.
  const issuer = bend(activeDefects, 'identityIssuer', policy.matchKey === 'nameId' ? null : facts.issuer, null)
  let emails: { login: string | null; contact: string | null } = { login: null, contact: null }
  try {
    emails = assertedEmails(facts, policy)
  } catch (error) {
    // The decision asks the same question and refuses with its reason.
    if (!(error instanceof Refused)) throw error
  }
  const byKey = (column: 'loginKey' | 'emailKey', email: string | null) =>
    email === null ? null : findByKey(trx, organisation, column, emailKey(email, policy))
  return {
    byIdentity: await findByIdentity(trx, organisation, issuer, facts.nameId, policy),
    byLogin: await byKey('loginKey', emails.login),
    byContact: await byKey('emailKey', emails.contact),
  }
}

async function inputFor(db: Db, organisation: Organisation, signIn: SignIn): Promise<DecisionInput> {
  const { place, channel, provenFor, signedInAs } = signIn
  const faults = organisation.activeDefects
  const surface = place.kind
  const policy = policyAt(organisation, place)
  const facts = bend(faults, 'facts', signIn.facts, { surface, policy })
  // One transaction, one moment: separate reads could see somebody else's sign-in, or an earlier one of the same person, half way.
  const { found, standing } = await db.transaction().execute(async (trx) => {
    const known = await candidates(trx, organisation, facts, policy)
    const people = [known.byIdentity, known.byLogin, known.byContact].filter((each) => each !== null)
    return { found: known, standing: await readStanding(trx, organisation, place, { people, keys: keysOf(facts, policy) }) }
  })
  const base = { facts, policy, provenFor, signedInAs, candidates: found, standing }
  if (surface === 'end-user') {
    const environment = organisation.environments.find(({ name }) => name === place.name)
    if (!environment) throw new Error(`there is no environment '${place.name}'`)
    const portal = await portalEntry(db, organisation, signIn, base.candidates)
    return bend(
      faults,
      'input',
      { ...base, surface, environment, environments: organisation.environments, channel, portal },
      null,
    )
  }
  const workspace = organisation.workspaces.find(({ name }) => name === place.name)
  if (!workspace) throw new Error(`there is no workspace '${place.name}'`)
  const ssoWorkspaces = organisation.workspaces
    .map(({ name }) => name)
    .filter((name) => organisation.providers.has(`workspace/${name}`))
  const foreignIssuers = foreignTo(organisation, placeId(place))
  return bend(faults, 'input', { ...base, surface, workspace, ssoWorkspaces, foreignIssuers }, null)
}

/** Issuers that share no signing certificate with the provider of this place: one identity provider may have an issuer for each app. */
function foreignTo({ providers }: Organisation, place: string): string[] {
  const own = providers.get(place)?.certificates ?? []
  return [...providers.values()]
    .filter(({ certificates }) => !certificates.some((each) => own.includes(each)))
    .map(({ issuer }) => issuer)
}

async function portalEntry(
  db: Db,
  organisation: Organisation,
  signIn: SignIn,
  { byIdentity, byLogin, byContact }: Candidates,
): Promise<PortalEntry | null> {
  const portal = await portalEntered(db, organisation, signIn)
  if (!portal) return null
  const ids = [byIdentity, byLogin, byContact].flatMap((candidate) => candidate?.id ?? [])
  return { settings: portal.settings, clientOwners: await clientOwners(db, ids) }
}

/** Where somebody else was quicker, for good or by the policy: a refusal about nobody, with nothing written. */
function lostRace(decision: ProvisioningDecision, why: string): Provisioned {
  const reasons = [why]
  const nothing = { changes: [], sources: [], groupSync: null, verification: null }
  return {
    decision: { ...decision, ...nothing, kind: 'refused', account: null, code: 'sign-in-conflict', reasons },
    account: null,
  }
}

/** Milliseconds in which a second newcomer with the same key is sure to be overtaken, where the policy is to show that. */
const timeToLose = ({ concurrency }: DecisionInput['policy'], { kind }: ProvisioningDecision): number =>
  concurrency === 'conflictError' && kind === 'created' ? 250 : 0

/**
 * Reads, decides and writes one sign-in. Reading happens outside the transaction, so of several first sign-ins of one person all but
 * one run into a unique constraint: they read again and find the account that the quickest one made.
 * @param record writes down what was decided, in the same transaction: what nobody recorded did not happen
 */
export async function provision(
  db: Db,
  organisation: Organisation,
  signIn: SignIn,
  record: (trx: Db, provisioned: Provisioned) => Promise<void> = async () => undefined,
): Promise<Provisioned> {
  const lost = async (decision: ProvisioningDecision, why: string): Promise<Provisioned> => {
    const provisioned = lostRace(decision, why)
    await record(db, provisioned)
    return provisioned
  }
  for (let attempt = 1; ; attempt++) {
    const input = await inputFor(db, organisation, signIn)
    const decision = bend(organisation.activeDefects, 'decision', decide(input), input)
    const pause = bend(organisation.activeDefects, 'pauseBeforeWriting', timeToLose(input.policy, decision), null)
    if (pause > 0) await setTimeout(pause)
    try {
      let account: Account | null = null
      await apply(db, organisation, decision, organisation.now().toISOString(), async (trx, id) => {
        account = id === null ? null : await findById(trx, id)
        await record(trx, { decision, account })
      })
      return { decision, account }
    } catch (error) {
      if (isUniqueViolation(error) && input.policy.concurrency === 'conflictError')
        return lost(decision, 'another sign-in of this person was quicker (concurrency: conflictError)')
      if (error instanceof Overtaken && attempt >= attempts) return lost(decision, error.message)
      const again = isUniqueViolation(error) || error instanceof Overtaken
      if (!again || attempt >= attempts || !bend(organisation.activeDefects, 'retriesConflicts', true, null)) throw error
    }
  }
}

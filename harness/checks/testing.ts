import type { CaseRun, StepRecord } from '../case/case-run.ts'
import { type CasePerson, makePerson } from '../case/people.ts'
import type { SentAssertion } from '../case/sent.ts'
import type { Place } from '../case/world.ts'
import type { Observation } from '../observe/observer.ts'
import type { IdpExchange } from '../parties/idp-client.ts'
import type { AccountSeen } from '../results.ts'

/** Hand-made runs for tests of checks: everything has a quiet default, a test says only what matters to it. */

const TOKEN = 'k1'

export const ada: CasePerson = makePerson('ada', {}, TOKEN)
export const grace: CasePerson = makePerson('grace', {}, TOKEN)
export const twin: CasePerson = makePerson('twin', {}, TOKEN)
/** Whom forged parts of Ada's messages speak of. */
export const canary = `evil-${ada.email}`

export function aPlace(name: string, kind = 'end-user'): Place {
  const id = `${kind}/${name}`
  const base = `http://sp.test/${id}`
  return { name, id, entityId: `${base}/metadata`, acsUrl: `${base}/acs`, signIn: `${base}/login`, provider: id, app: name }
}

export function anAccount(person: Pick<CasePerson, 'email'>, more: Partial<AccountSeen> = {}): AccountSeen {
  return { email: person.email, idpIds: [`idp|${person.email}`], ...more }
}

export function seeing(...accounts: AccountSeen[]): Observation {
  return { accounts, audit: [] }
}

export const unseen: Observation = { accounts: 'unknown', audit: 'unknown' }

/** Signed in as this person, nobody (null), or with no usable answer of the probe. */
export function session(who: Pick<CasePerson, 'email'> | null | 'unknown', place?: Place): StepRecord['session'] {
  if (who === 'unknown') return { known: false, signedInAs: null }
  return { known: true, signedInAs: who?.email ?? null, ...(place ? { place: place.id } : {}) }
}

/** Somebody is signed in, and the probe does not tell who. */
export const somebody: StepRecord['session'] = { known: true, signedInAs: 'somebody', unnamed: true }

export function aLanding(text = '', refusalCode: string | null = null): NonNullable<StepRecord['landing']> {
  return { url: 'http://sp.test/page', status: refusalCode ? 403 : 200, text, refusalCode }
}

/** What was sent to Ada's or another place: addressed as it should be, with these attributes. */
export function anAssertion(place: Place, attributes: Record<string, string[]> = {}): SentAssertion {
  const { acsUrl, entityId } = place
  return {
    issuer: 'idp',
    nameId: ada.email,
    nameIdFormat: null,
    audience: [entityId],
    recipient: acsUrl,
    destination: acsUrl,
    inResponseTo: '_1',
    attributes,
  }
}

export function anExchange(response: Partial<NonNullable<IdpExchange['response']>> = {}): IdpExchange {
  return {
    id: 'x1',
    at: '2030-01-01T00:00:00Z',
    app: 'prod',
    person: ada.idpKey,
    flow: 'sp-initiated',
    authnRequest: { raw: '', xml: '', id: '_1', issuer: '', acsUrl: null },
    relayState: null,
    response: { id: '_2', xml: '', base64: '', mutation: null, ...response },
    refusal: null,
  }
}

export function aStep(step: Partial<StepRecord> = {}): StepRecord {
  return {
    kind: 'sign-in',
    sentence: 'Ada signs in',
    control: false,
    person: ada,
    place: null,
    channel: 'go',
    mutation: null,
    startedAt: '2030-01-01T00:00:00Z',
    durationMs: 1,
    landing: aLanding(),
    session: session(step.person ?? ada),
    parallel: [],
    before: seeing(),
    after: seeing(),
    exchanges: [],
    sent: null,
    mails: [],
    details: {},
    screenshots: [],
    offer: null,
    ...step,
  }
}

export function aRun(run: Partial<CaseRun> & Pick<CaseRun, 'steps'>): CaseRun {
  const people = [ada, grace, twin]
  return {
    scenario: {
      id: 'family/case',
      family: 'family',
      file: 'case.yaml',
      title: 'A hand-made case',
      surface: 'end-user',
      steps: [{ 'sign-in': {} }],
      checks: {},
    },
    profile: { id: 'okta', title: 'Okta' },
    surface: 'end-user',
    target: { name: 'sp', forms: {}, mail: { headers: {} }, isolation: 'organisation', lacks: [] },
    policy: {},
    verifiedDomains: null,
    attributeMap: { email: 'mail', displayName: 'name', role: 'role', groups: 'groups' },
    given: { environments: [], environmentsFeature: true, workspaces: [], accounts: [], chat: null },
    people: new Map(people.map((each) => [each.id, each])),
    places: new Map(),
    statements: [],
    ...run,
  }
}

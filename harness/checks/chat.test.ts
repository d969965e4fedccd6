import { expect, test } from '#unit-test'
import type { CaseRun, StepRecord } from '../case/case-run.ts'
import type { AuditSeen, OutcomeKind } from '../results.ts'
import { authnRequestAfterPlatformSession } from './authn-request-after-platform-session.ts'
import type { Check } from './check.ts'
import { noAuthnRequestInPlatformSession } from './no-authn-request-in-platform-session.ts'
import { noSyncInPlatformSession } from './no-sync-in-platform-session.ts'
import { syncSkipLogged } from './sync-skip-logged.ts'
import { ada, anAccount, anAssertion, anExchange, aPlace, aRun, aStep, seeing, session, somebody, unseen } from './testing.ts'

const slack = aPlace('slack', 'chat')
const prod = aPlace('prod')
const member = (...groups: string[]) => seeing(anAccount(ada, { environments: { prod: { groups } } }))
const given: CaseRun['given'] = {
  environmentsFeature: true,
  environments: [
    {
      name: 'prod',
      authMethod: 'saml',
      samlEnabled: true,
      jit: true,
      groupSync: true,
      enforceFor: 'all',
      defaultPermissions: [],
      apps: [],
      groups: ['Sales', 'EMEA'],
      provider: true,
    },
  ],
  workspaces: [],
  accounts: [],
  chat: 'slack',
}
const withoutSync: CaseRun['given'] = {
  ...given,
  environments: given.environments.map((each) => ({ ...each, groupSync: false })),
}

function launches(platformSession: 'alive' | 'ended', step: Partial<StepRecord> = {}): StepRecord {
  return aStep({
    kind: 'launch-in-chat',
    place: slack,
    details: { platformSession },
    before: member('Sales'),
    after: member('Sales'),
    ...step,
  })
}
/** A later sign-in through the portal, with this in the log. */
function throughPortal(reasons: string[] | null, step: Partial<StepRecord> = {}): StepRecord {
  const audit: AuditSeen[] | 'unknown' = reasons === null ? 'unknown' : [{ event: 'sign-in', reasons }]
  return aStep({
    place: prod,
    channel: 'portal',
    sent: anAssertion(prod),
    before: member('Sales'),
    after: { ...member('Sales'), audit },
    ...step,
  })
}

const table: { check: Check; name: string; steps: StepRecord[]; given?: CaseRun['given']; want: OutcomeKind; says?: string }[] = [
  { check: noAuthnRequestInPlatformSession, name: 'let in', steps: [launches('alive')], want: 'satisfied' },
  {
    check: noAuthnRequestInPlatformSession,
    name: 'sent to the IdP',
    steps: [launches('alive', { exchanges: [anExchange()] })],
    want: 'violated',
    says: '1 AuthnRequest',
  },
  {
    check: noAuthnRequestInPlatformSession,
    name: 'let nobody in',
    steps: [launches('alive', { session: session(null) })],
    want: 'violated',
    says: 'nobody is signed in',
  },
  {
    check: noAuthnRequestInPlatformSession,
    name: 'no probe',
    steps: [launches('alive', { session: session('unknown') })],
    want: 'not-verified',
  },
  {
    check: noAuthnRequestInPlatformSession,
    name: 'somebody in',
    steps: [launches('alive', { session: somebody })],
    want: 'not-verified',
  },
  { check: noAuthnRequestInPlatformSession, name: 'no live session', steps: [launches('ended')], want: 'not-verified' },
  { check: noSyncInPlatformSession, name: 'as before', steps: [launches('alive')], want: 'satisfied' },
  {
    check: noSyncInPlatformSession,
    name: 'synced',
    steps: [launches('alive', { after: member('EMEA') })],
    want: 'violated',
    says: 'EMEA',
  },
  {
    check: noSyncInPlatformSession,
    name: 'not let in',
    steps: [launches('alive', { session: session(null) })],
    want: 'not-verified',
  },
  {
    check: noSyncInPlatformSession,
    name: 'somebody in',
    steps: [launches('alive', { session: somebody })],
    want: 'not-verified',
  },
  { check: noSyncInPlatformSession, name: 'no observer', steps: [launches('alive', { after: unseen })], want: 'not-verified' },
  {
    check: noSyncInPlatformSession,
    name: 'no observer of groups',
    steps: [launches('alive', { before: seeing(anAccount(ada)), after: seeing(anAccount(ada)) })],
    want: 'not-verified',
  },
  { check: noSyncInPlatformSession, name: 'no account', steps: [launches('alive', { before: seeing() })], want: 'not-verified' },
  {
    check: authnRequestAfterPlatformSession,
    name: 'sent to the IdP',
    steps: [launches('ended', { exchanges: [anExchange()] })],
    want: 'satisfied',
  },
  {
    check: authnRequestAfterPlatformSession,
    name: 'let in',
    steps: [launches('ended')],
    want: 'violated',
    says: `signed in as ${ada.email}`,
  },
  {
    check: authnRequestAfterPlatformSession,
    name: 'no page',
    steps: [launches('ended', { landing: null })],
    want: 'not-verified',
  },
  { check: authnRequestAfterPlatformSession, name: 'no ended session', steps: [launches('alive')], want: 'not-verified' },
  { check: syncSkipLogged, name: 'said', steps: [throughPortal(['sync skipped: channel'])], want: 'satisfied' },
  {
    check: syncSkipLogged,
    name: 'another reason',
    steps: [throughPortal(['sync skipped: off'])],
    want: 'violated',
    says: 'sync skipped: off',
  },
  { check: syncSkipLogged, name: 'silence', steps: [throughPortal([])], want: 'violated', says: 'no reason' },
  { check: syncSkipLogged, name: 'no log', steps: [throughPortal(null)], want: 'not-verified' },
  { check: syncSkipLogged, name: 'a synced channel', steps: [throughPortal([], { channel: 'go' })], want: 'not-verified' },
  { check: syncSkipLogged, name: 'sync off', steps: [throughPortal([])], given: withoutSync, want: 'not-verified' },
  { check: syncSkipLogged, name: 'a first sign-in', steps: [throughPortal([], { before: seeing() })], want: 'not-verified' },
]

for (const { check, name, steps, want, says, ...other } of table) {
  test(`${check.id}: ${name} is ${want}`, () => {
    const outcome = check.evaluate(aRun({ steps, given: other.given ?? given }))
    expect(outcome.kind).toBe(want)
    expect(JSON.stringify(outcome)).toContain(says ?? '')
  })
}

import { expect, test } from '#unit-test'
import type { ProvisioningPolicy } from '../../scenarios/policies/policy-schema.ts'
import type { StepRecord } from '../case/case-run.ts'
import type { OutcomeKind } from '../results.ts'
import type { Check } from './check.ts'
import { furtherWorkspacePerPolicy } from './further-workspace-per-policy.ts'
import { sha1PerPolicy } from './sha1-per-policy.ts'
import { signedInAtOnce } from './signed-in-at-once.ts'
import { ada, anAccount, anExchange, aRun, aStep, seeing, session, unseen } from './testing.ts'
import { twinAccepted } from './twin-accepted.ts'

const sent = {
  issuer: 'i',
  nameId: ada.email,
  nameIdFormat: null,
  audience: [],
  recipient: null,
  destination: null,
  inResponseTo: null,
  attributes: {},
}
const [finance, hr] = ['finance', 'hr'].map((name) => ({ id: `workspace/${name}`, name })) as unknown as [
  StepRecord['place'],
  StepRecord['place'],
]
const workspaces = ['finance', 'hr'].map((name) => ({
  name,
  jit: true,
  environments: false,
  customRoles: [],
  folders: [],
  groupRoles: [],
}))
const given = { environments: [], environmentsFeature: true, workspaces, accounts: [], chat: null }
const memberOf = (...names: string[]) =>
  seeing(
    anAccount(ada, {
      workspaces: Object.fromEntries(names.map((name) => [name, { roles: { role: 'Operator' }, pending: false }])),
    }),
  )
const further = (after: StepRecord['after'], step: Partial<StepRecord> = {}) =>
  aStep({ place: hr, sent, before: memberOf('finance'), after, ...step })

const twin = aStep({ control: true, after: seeing(anAccount(ada)) })
const exchange = anExchange()
const bentBySha1 = { ...exchange, response: exchange.response && { ...exchange.response, mutation: 'signed-with-sha1' } }
const signed = (step: Partial<StepRecord> = {}) =>
  aStep({ mutation: 'signed-with-sha1', exchanges: [bentBySha1], after: seeing(anAccount(ada)), ...step })
const known = aStep({ sent, before: seeing(anAccount(ada, { idpIds: [] })), after: seeing(anAccount(ada, { idpIds: [] })) })

const unread = { ...twin, sent, after: seeing(), session: session(null) }
const demands: ProvisioningPolicy = { missingAttribute: { email: 'reject' } }

const KEY = 'existingAccountInOtherWorkspace'
const table: [check: Check, name: string, policy: ProvisioningPolicy, steps: StepRecord[], want: OutcomeKind][] = [
  [sha1PerPolicy, 'refused', { acceptSha1: false }, [twin, signed({ session: session(null) })], 'satisfied'],
  [sha1PerPolicy, 'taken', { acceptSha1: false }, [twin, signed()], 'violated'],
  [sha1PerPolicy, 'taken as declared', { acceptSha1: true }, [twin, signed()], 'satisfied'],
  [sha1PerPolicy, 'refused though declared', { acceptSha1: true }, [twin, signed({ session: session(null) })], 'violated'],
  [sha1PerPolicy, 'no probe', { acceptSha1: false }, [twin, signed({ session: session('unknown') })], 'not-verified'],
  [sha1PerPolicy, 'nothing was sent', { acceptSha1: false }, [twin], 'not-verified'],
  [sha1PerPolicy, 'silence of the policy', {}, [twin, signed()], 'unspecified'],
  [furtherWorkspacePerPolicy, 'joined at once', { [KEY]: 'link' }, [further(memberOf('finance', 'hr'))], 'satisfied'],
  [furtherWorkspacePerPolicy, 'not joined', { [KEY]: 'link' }, [further(memberOf('finance'))], 'violated'],
  [furtherWorkspacePerPolicy, 'kept out', { [KEY]: 'reject' }, [further(memberOf('finance'))], 'satisfied'],
  [furtherWorkspacePerPolicy, 'joined all the same', { [KEY]: 'reject' }, [further(memberOf('finance', 'hr'))], 'violated'],
  [furtherWorkspacePerPolicy, 'no observer', { [KEY]: 'link' }, [further(unseen)], 'not-verified'],
  [
    furtherWorkspacePerPolicy,
    'no further one',
    { [KEY]: 'link' },
    [aStep({ place: finance, sent, after: memberOf('finance') })],
    'not-verified',
  ],
  [furtherWorkspacePerPolicy, 'silence of the policy', {}, [further(memberOf('finance'))], 'unspecified'],
  [twinAccepted, 'let in', demands, [{ ...twin, sent }], 'satisfied'],
  [twinAccepted, 'refused for what it lacks', demands, [unread], 'not-applicable'],
  [twinAccepted, 'refused for what it may lack', { missingAttribute: { email: 'default' } }, [unread], 'violated'],
  [twinAccepted, 'refused, and an account was there', demands, [{ ...unread, before: seeing(anAccount(ada)) }], 'violated'],
  [
    signedInAtOnce,
    'kept out as declared',
    { existingAccount: 'reject' },
    [{ ...known, session: session(null) as StepRecord['session'] }],
    'satisfied',
  ],
  [signedInAtOnce, 'let in all the same', { existingAccount: 'reject' }, [known], 'violated'],
  [signedInAtOnce, 'let in as declared', { existingAccount: 'link' }, [known], 'satisfied'],
]
for (const [check, name, policy, steps, want] of table)
  test(`${check.id}: ${name} is ${want}`, () => {
    const outcome = check.evaluate(aRun({ policy, steps, given }))
    expect(outcome.kind, JSON.stringify(outcome)).toBe(want)
  })

import { expect, test } from '#unit-test'
import { testDecisions } from '../testing/decision-cases.ts'
import { account, endUserInput, endUserPolicy, environment } from '../testing/inputs.ts'
import { decide } from './decide.ts'
import type { PortalEntry } from './types.ts'

const settings = { method: 'oauth2', policy: 'gold', groups: ['Sales'] } as const
const open = (clientOwners: string[] = []): PortalEntry => ({
  settings: { ...settings, groups: [...settings.groups] },
  clientOwners,
})
const unsaved: PortalEntry = { settings: null, clientOwners: [] }
const known = account({ environments: [{ name: 'Prod', permissions: ['use-apps'], groups: [] }] })
const closed = environment({ jit: false })
const proof = endUserPolicy({ existingAccount: 'linkAfterVerification' })
const made = 'API client made: OAuth 2.0, policy gold, groups Sales'

testDecisions({
  'a first portal sign-in makes the account, then its client': {
    input: endUserInput({ channel: 'portal', portal: open() }),
    kind: 'created',
    does: ['create-account', 'link-identity', 'grant-environment', 'create-client'],
    reason: made,
  },
  'a known person without a client gets one, and nothing else changes': {
    input: endUserInput({ channel: 'portal', portal: open() }, known),
    kind: 'updated',
    does: ['create-client'],
    reason: made,
  },
  'a later portal sign-in makes no second client': {
    input: endUserInput({ channel: 'portal', portal: open([known.id]) }, known),
    kind: 'unchanged',
    does: [],
    reason: 'the API client is there already: none is made',
  },
  "another person's client is not one's own": {
    input: endUserInput({ channel: 'portal', portal: open(['acc_other']) }, known),
    kind: 'updated',
    does: ['create-client'],
  },
  'a sign-in that goes to no portal makes no client': { input: endUserInput({ channel: 'portal' }), kind: 'created' },
  'unsaved settings refuse somebody unknown before anything is made': {
    input: endUserInput({ channel: 'portal', portal: unsaved }),
    kind: 'refused',
    code: 'portal-not-configured',
  },
  'unsaved settings refuse a known person, too': {
    input: endUserInput({ channel: 'portal', portal: unsaved }, known),
    kind: 'refused',
    code: 'portal-not-configured',
  },
  'JIT off: nobody unknown gets in': {
    input: endUserInput({ channel: 'portal', portal: open(), environment: closed }),
    kind: 'refused',
    code: 'jit-disabled',
  },
  'JIT off: a known person without a client gets none': {
    input: endUserInput({ channel: 'portal', portal: open(), environment: closed }, known),
    kind: 'refused',
    code: 'jit-disabled',
  },
  'JIT off: a known person with a client is let in': {
    input: endUserInput({ channel: 'portal', portal: open([known.id]), environment: closed }, known),
    kind: 'unchanged',
  },
  'a person who has to prove the mailbox gets no client before': {
    input: endUserInput(
      { channel: 'portal', portal: open(), policy: proof },
      account({ identities: [], environments: known.environments }),
    ),
    kind: 'unchanged',
    does: [],
  },
})

test('the client has what the settings say, whole', () => {
  const { changes } = decide(endUserInput({ channel: 'portal', portal: open() }))
  expect(changes.at(-1)).toEqual({ do: 'create-client', name: 'JIT client', ...settings })
})

import { expect, test } from '#unit-test'
import type { ProvisioningPolicy } from '../../scenarios/policies/policy-schema.ts'
import type { SentAssertion } from '../case/sent.ts'
import type { AccountSeen } from '../results.ts'
import { type Entrance, expectedOwner, type Owner } from './owner.ts'

const attributeMap = { email: 'mail' }
const base: ProvisioningPolicy = {
  nameIdCompare: 'exact',
  emailCompare: 'lowercase',
  missingAttribute: { email: 'default' },
  malformedAttribute: { email: 'reject' },
  duplicateValue: 'first',
}

function sent(nameId: string, mail?: string, issuer = 'idp'): SentAssertion {
  const attributes = mail === undefined ? {} : { mail: [mail] }
  return { issuer, nameId, nameIdFormat: null, audience: [], recipient: null, destination: null, inResponseTo: null, attributes }
}
const account = (email: string, ...idpIds: string[]): AccountSeen => ({ email, idpIds })

/** An owner in a word or two: `opens a@x`, `finding: opens a@x, else creates`. */
function words(owner: Owner): string {
  switch (owner.kind) {
    case 'opens':
    case 'may-open':
      return `${owner.kind} ${owner.account.email}`
    case 'stops':
      return `stops${owner.account ? ` ${owner.account.email}` : ''}${owner.orCreates ? ' or creates' : ''}`
    case 'finding':
      return `finding: ${words(owner.good)}, else ${words(owner.declared)}`
    case 'unspecified':
      return `unspecified ${owner.key}`
    case 'creates':
      return 'creates'
  }
}

const a = account('a@x', 'idp|id-1')
const b = account('b@x', 'idp|id-2')
const byHand = account('a@x')
const elsewhere = { ...byHand, workspaces: { hr: { roles: { role: 'Operator' }, pending: false } } }
const keys = ['email', 'nameId', 'nameIdOrEmail', 'idpId', 'idpId+emailFallback'] as const
type Key = (typeof keys)[number]

const table: {
  name: string
  sent: SentAssertion
  accounts: AccountSeen[]
  policy?: ProvisioningPolicy
  want: Record<Key, string>
}[] = [
  {
    name: 'nobody is known',
    sent: sent('id-3', 'c@x'),
    accounts: [a, b],
    want: same('creates'),
  },
  {
    name: 'a new address with the same NameID',
    sent: sent('id-1', 'c@x'),
    accounts: [a],
    want: { ...same('opens a@x'), email: 'finding: opens a@x, else creates' },
  },
  {
    name: "the NameID of one and the other's address",
    sent: sent('id-1', 'b@x'),
    accounts: [a, b],
    policy: { existingAccount: 'link' },
    want: { ...same('opens a@x'), email: 'finding: opens a@x, else opens b@x' },
  },
  {
    name: 'an address with another NameID of the same issuer',
    sent: sent('id-3', 'a@x'),
    accounts: [a],
    policy: { existingAccount: 'link' },
    want: {
      ...same('stops a@x or creates'),
      email: 'finding: stops a@x or creates, else opens a@x',
      nameIdOrEmail: 'finding: stops a@x or creates, else opens a@x',
    },
  },
  {
    name: 'the same address from another IdP, linked',
    sent: sent('id-9', 'A@X', 'other'),
    accounts: [a],
    policy: { existingAccount: 'link' },
    want: { ...same('opens a@x'), idpId: 'stops a@x or creates' },
  },
  {
    name: 'the same address from another IdP, to be proven',
    sent: sent('id-9', 'a@x', 'other'),
    accounts: [a],
    policy: { existingAccount: 'linkAfterVerification' },
    want: same('stops a@x'),
  },
  {
    name: 'an account made by hand, whose domain may be verified',
    sent: sent('id-1', 'a@x'),
    accounts: [byHand],
    policy: { existingAccount: 'linkIfVerifiedEmail' },
    want: { ...same('may-open a@x'), idpId: 'stops a@x or creates' },
  },
  {
    name: 'an account made by hand, and no word on it',
    sent: sent('id-1', 'a@x'),
    accounts: [byHand],
    want: same('unspecified existingAccount'),
  },
  {
    name: 'a member of another workspace',
    sent: sent('id-1', 'a@x'),
    accounts: [elsewhere],
    policy: { existingAccount: 'link', existingAccountInOtherWorkspace: 'reject' },
    want: same('stops a@x'),
  },
  { name: 'no address at all', sent: sent('id-3'), accounts: [a], want: same('stops') },
  {
    name: 'one NameID at two issuers',
    sent: sent('id-1', 'c@x', 'other'),
    accounts: [a],
    want: { ...same('creates'), nameId: 'finding: creates, else opens a@x' },
  },
  {
    name: 'one whose identifiers nobody shows',
    sent: sent('id-1', 'a@x'),
    accounts: [{ email: 'a@x' }],
    policy: { existingAccount: 'reject' },
    want: same('may-open a@x'),
  },
  {
    name: 'an attribute for the address, which is demanded and not sent',
    sent: sent('c@x'),
    accounts: [a],
    policy: { missingAttribute: { email: 'reject' } },
    want: same('stops'),
  },
]

function same(outcome: string): Record<Key, string> {
  return { email: outcome, nameId: outcome, nameIdOrEmail: outcome, idpId: outcome, 'idpId+emailFallback': outcome }
}

for (const each of table)
  for (const matchKey of keys)
    test(`${each.name}, by ${matchKey}`, () => {
      const policy = { ...base, matchKey, ...each.policy }
      expect(words(expectedOwner({ attributeMap, policy }, each.sent, each.accounts, { workspace: 'finance' }))).toBe(
        each.want[matchKey],
      )
    })

const addressed = account('a@x.test', 'idp|a@x.test')
const letters: [string, SentAssertion, ProvisioningPolicy, string][] = [
  ['an address in the NameID, folded', sent('A@X.TEST'), { matchKey: 'email' }, 'opens a@x.test'],
  ['an address in the NameID, exact', sent('A@X.TEST'), { matchKey: 'email', emailCompare: 'exact' }, 'creates'],
  ['a NameID, exact', sent('A@X.TEST', 'c@x'), { matchKey: 'idpId' }, 'creates'],
  ['a NameID, folded', sent('A@X.TEST', 'c@x'), { matchKey: 'idpId', nameIdCompare: 'caseInsensitive' }, 'opens a@x.test'],
  ['another address in the attribute', sent('a@x.test', 'b@x'), { matchKey: 'email' }, 'opens a@x.test'],
  ['no key', sent('a@x.test'), {}, 'unspecified matchKey'],
]
for (const [name, message, own, want] of letters)
  test(`letter case: ${name}`, () => {
    const run = { attributeMap, policy: { ...base, ...own } }
    expect(words(expectedOwner(run, message, [addressed, b], { workspace: null }))).toBe(want)
  })

test('letter case that the policy does not speak of decides nothing', () => {
  const { nameIdCompare: _, emailCompare: __, ...silent } = base
  const ask = (matchKey: 'email' | 'idpId') =>
    words(
      expectedOwner({ attributeMap, policy: { ...silent, matchKey } }, sent('A@X.TEST', 'c@x'), [addressed], {
        workspace: null,
      }),
    )
  expect([ask('email'), ask('idpId')]).toEqual(['unspecified emailCompare', 'unspecified nameIdCompare'])
})

const inHr = { ...account('a@x', 'idp|id-1'), workspaces: elsewhere.workspaces }
const entrances: [name: string, policy: ProvisioningPolicy, accounts: AccountSeen[], at: Partial<Entrance>, want: string][] = [
  ['a password sign-in of before counts', { existingAccount: 'requireLogin' }, [byHand], { signedInAs: 'A@x' }, 'opens a@x'],
  ["somebody else's does not", { existingAccount: 'requireLogin' }, [byHand], { signedInAs: 'b@x' }, 'stops a@x'],
  ['without one it stops', { existingAccount: 'requireLogin' }, [byHand], {}, 'stops a@x'],
  ['a verified domain', { existingAccount: 'linkIfVerifiedEmail' }, [byHand], { verified: ['x'] }, 'opens a@x'],
  ['a verified domain in capitals', { existingAccount: 'linkIfVerifiedEmail' }, [byHand], { verified: ['X'] }, 'opens a@x'],
  ['another verified domain', { existingAccount: 'linkIfVerifiedEmail' }, [byHand], { verified: ['y'] }, 'stops a@x'],
  ['a member of another workspace', { existingAccountInOtherWorkspace: 'linkAfterVerification' }, [inHr], {}, 'stops a@x'],
  ['the same, joined at once', { existingAccountInOtherWorkspace: 'link' }, [inHr], {}, 'opens a@x'],
]
for (const [name, own, accounts, at, want] of entrances)
  test(`entrance: ${name}`, () => {
    const run = { attributeMap, policy: { ...base, matchKey: 'idpId+emailFallback' as const, ...own } }
    expect(words(expectedOwner(run, sent('id-1', 'a@x'), accounts, { workspace: 'finance', ...at }))).toBe(want)
  })

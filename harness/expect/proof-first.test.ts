import { expect, test } from '#unit-test'
import type { ProvisioningPolicy } from '../../scenarios/policies/policy-schema.ts'
import type { AccountSeen } from '../results.ts'
import { proofFirst } from './proof-first.ts'

const workspace = { name: 'hr', jit: true, environments: false, customRoles: [], folders: [], groupRoles: [] }
const given = { environments: [], environmentsFeature: true, workspaces: [workspace], accounts: [], chat: null }
const sent = {
  issuer: 'i',
  nameId: 'Ada@x.test',
  nameIdFormat: null,
  audience: [],
  recipient: null,
  destination: null,
  inResponseTo: null,
  attributes: {},
}
const account = (idpIds: string[] | undefined, workspaces = {}) =>
  ({ email: 'ada@x.test', workspaces, ...(idpIds ? { idpIds } : {}) }) as AccountSeen
const finance = { finance: { roles: {}, pending: false } }
const byMail = { existingAccount: 'linkAfterVerification' } as const

const table: [name: string, policy: ProvisioningPolicy, account: AccountSeen, because: string | null][] = [
  ['the identifier is held', byMail, account(['i|Ada@x.test']), null],
  ['identifiers cannot be seen', byMail, account(undefined), null],
  ['only the address is known', byMail, account([]), 'existingAccount: linkAfterVerification'],
  ['an account is opened by its address', { existingAccount: 'link' }, account([]), null],
  ['by a verified address', { existingAccount: 'linkIfVerifiedEmail' }, account([]), null],
  ['nothing is declared', {}, account([]), null],
  ['never', { existingAccount: 'reject' }, account([]), 'existingAccount: reject'],
  [
    'somebody of another workspace',
    { existingAccountInOtherWorkspace: 'reject' },
    account([], finance),
    'existingAccountInOtherWorkspace: reject',
  ],
  ['another letter case is another identifier', byMail, account(['i|ada@x.test']), 'existingAccount: linkAfterVerification'],
  ['letter case does not count', { ...byMail, nameIdCompare: 'caseInsensitive' }, account(['i|ada@x.test']), null],
  [
    'an address in any case is one key',
    { ...byMail, matchKey: 'email', emailCompare: 'lowercase' },
    account(['i|ada@x.test']),
    null,
  ],
  [
    'a recycled address',
    { matchKey: 'idpId+emailFallback', existingAccount: 'link' },
    account(['i|old']),
    'matchKey: idpId+emailFallback',
  ],
  ['another issuer', { matchKey: 'idpId+emailFallback', existingAccount: 'link' }, account(['other|old']), null],
]
for (const [name, policy, seen, because] of table)
  test(`kept out: ${name}`, () => expect(proofFirst({ policy, given }, sent, seen, 'hr')?.because ?? null).toBe(because))

test('a mail asks for proof; other rules refuse', () => {
  expect(proofFirst({ policy: byMail, given }, sent, account([]), 'hr')?.asks).toBe(true)
  expect(proofFirst({ policy: { existingAccount: 'requireLogin' }, given }, sent, account([]), 'hr')?.asks).toBe(false)
})

import { expect, test } from '#unit-test'
import { account, endUserPolicy, facts, issuer } from '../testing/inputs.ts'
import { assertedEmails } from './email.ts'
import { findAccount } from './find-account.ts'
import type { Account } from './types.ts'

const ada = account()
const bea = account({ id: 'acc_bea', email: 'bea@x.test', emailKey: 'bea@x.test', loginKey: 'bea@x.test', identities: [] })
const recycled = account({ identities: [{ issuer, nameId: 'somebody-before', nameIdFormat: null }] })

function find(matchKey: string, byIdentity: Account | null, byLogin: Account | null) {
  const policy = endUserPolicy({ matchKey })
  const found = findAccount(facts(), assertedEmails(facts(), policy), { byIdentity, byLogin, byContact: null }, policy)
  return found && [found.account.id, found.by, found.identityStored, found.reasons.length]
}

for (const [matchKey, byIdentity, byLogin, expected] of [
  ['email', null, null, null],
  ['email', ada, ada, ['acc_ada', 'email', true, 0]],
  ['email', null, bea, ['acc_bea', 'email', false, 0]],
  ['email', ada, null, ['acc_ada', 'identity', true, 0]],
  ['email', ada, bea, ['acc_bea', 'email', false, 1]],
  ['nameId', null, bea, ['acc_bea', 'email', false, 0]],
  ['nameId', ada, bea, ['acc_ada', 'identity', true, 1]],
  ['nameIdOrEmail', ada, bea, ['acc_ada', 'identity', true, 1]],
  ['nameIdOrEmail', null, recycled, ['acc_ada', 'email', false, 0]],
  ['idpId+emailFallback', ada, bea, ['acc_ada', 'identity', true, 1]],
  ['idpId+emailFallback', null, bea, ['acc_bea', 'email', false, 0]],
] as const) {
  test(`${matchKey}: identity ${byIdentity?.id ?? 'nobody'}, email ${byLogin?.id ?? 'nobody'}`, () =>
    expect(find(matchKey, byIdentity, byLogin)).toEqual(expected))
}

for (const matchKey of ['nameId', 'idpId', 'idpId+emailFallback'])
  test(`${matchKey}: a recycled address does not open the old account`, () => {
    expect(() => find(matchKey, null, recycled)).toThrow('belongs to an account with another NameID')
  })

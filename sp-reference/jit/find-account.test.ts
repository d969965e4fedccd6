import { expect, test } from '#unit-test'
import { account, endUserPolicy, facts, issuer, workspacePolicy } from '../testing/inputs.ts'
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
  ['email', ada, bea, ['acc_ada', 'identity', true, 1]],
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

test('under an email key an opaque NameID in other case is another identity', () => {
  const opaque = account({ identities: [{ issuer, nameId: 'opaque-1', nameIdFormat: null }] })
  const message = facts({ workato_email: ['ada@x.test'] }, 'OPAQUE-1', null)
  const policy = workspacePolicy()
  const found = findAccount(
    message,
    assertedEmails(message, policy),
    { byIdentity: null, byLogin: opaque, byContact: null },
    policy,
  )
  expect(found?.identityStored).toBe(false)
})

for (const matchKey of ['nameId', 'idpId', 'idpId+emailFallback'])
  test(`${matchKey}: a recycled address does not open the old account`, () => {
    expect(() => find(matchKey, null, recycled)).toThrow('belongs to an account with another NameID')
  })

test('an emergency account is opened by the NameID that it was linked with, never by its address', () => {
  const emergency = account({ emergency: true })
  expect(find('email', emergency, emergency)).toEqual(['acc_ada', 'email', true, 0])
  for (const matchKey of ['email', 'idpId', 'nameIdOrEmail'])
    expect(() => find(matchKey, null, { ...emergency, identities: [] })).toThrow('emergency account')
})

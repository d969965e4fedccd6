import { expect, test } from '#unit-test'
import type { ProvisioningPolicy } from '../../scenarios/policies/policy-schema.ts'
import type { StepRecord } from '../case/case-run.ts'
import type { AccountSeen } from '../results.ts'
import { accountPerMatchKey } from './account-per-match-key.ts'
import { oneAccount } from './one-account.ts'
import { ada, anAccount, anAssertion, aPlace, aRun, aStep, seeing, session } from './testing.ts'
import { unprovenAddressNotLinked } from './unproven-address-not-linked.ts'

const place = aPlace('prod')
const hers = anAccount(ada, { idpIds: ['idp|id-1'], displayName: 'Ada' })
const policy: ProvisioningPolicy = {
  matchKey: 'idpId+emailFallback',
  nameIdCompare: 'exact',
  emailCompare: 'lowercase',
  existingAccount: 'link',
  missingAttribute: { email: 'reject' },
  duplicateValue: 'first',
}

/** Somebody with this NameID and address signs in; who ends up signed in, and what there is then. */
function signIn(nameId: string, mail: string, who: AccountSeen | null, accounts: [AccountSeen[], AccountSeen[]]): StepRecord {
  const sent = { ...anAssertion(place, { mail: [mail] }), nameId }
  const [before, after] = accounts
  return aStep({ place, sent, session: session(who), before: seeing(...before), after: seeing(...after) })
}

// A person of one's own beside an account that only the address has found, where the keys allow for that: no check may call it wrong.
const handMade = { ...hers, idpIds: [] }
const beside = signIn('id-9', hers.email, hers, [[handMade], [handMade, { ...hers, idpIds: ['idp|id-9'] }]])
const apart: ProvisioningPolicy = { ...policy, matchKey: 'idpId', existingAccount: 'linkIfVerifiedEmail' }
const verified = { verifiedDomains: ['firstlogin.test'] }
const signedInBefore = aStep({ place, sent: null, session: session(hers), before: seeing(handMade), after: seeing(handMade) })
const linking = {
  ...signIn('id-9', hers.email, hers, [[handMade], [{ ...hers, idpIds: ['idp|id-9'] }]]),
  details: { browser: 'same' },
}
const unproven: [string, ProvisioningPolicy, StepRecord[], string][] = [
  ['an account of their own', apart, [beside], 'satisfied'],
  ['the account by its address', apart, [signIn('id-9', hers.email, hers, [[handMade], [handMade]])], 'violated'],
  ['an account of their own, where none may be made', { ...policy, existingAccount: 'reject' }, [beside], 'violated'],
  ['signed in to it before', { ...policy, existingAccount: 'requireLogin' }, [signedInBefore, linking], 'not-verified'],
  ['signed in to nothing before', { ...policy, existingAccount: 'requireLogin' }, [linking], 'violated'],
]
for (const [name, own, steps, want] of unproven)
  test(`unproven-address-not-linked: ${name}`, () => {
    const accounts = [{ person: ada.id, environments: [], workspaces: [] }]
    const run = aRun({ policy: own, steps, ...verified })
    expect(unprovenAddressNotLinked.evaluate({ ...run, given: { ...run.given, accounts } } as never).kind).toBe(want)
  })

test('one-account: an account of their own beside one that the address alone has found is no fault of the SP', () => {
  expect(oneAccount.evaluate(aRun({ policy: apart, steps: [beside], ...verified })).kind).toBe('not-applicable')
  const linked = { ...policy, existingAccount: 'link' as const }
  expect(oneAccount.evaluate(aRun({ policy: linked, steps: [beside], ...verified })).kind).toBe('violated')
})

const newcomer = signIn('id-9', 'new@elsewhere.test', null, [[hers], [hers]])
const byDomain: [string, ProvisioningPolicy, string[] | null, string][] = [
  ['of a foreign domain', { domainPolicy: 'verifiedOnly' }, ['x.test'], 'satisfied'],
  ['of a domain that nobody knows of', { domainPolicy: 'verifiedOnly' }, null, 'not-verified'],
  ['who may be invited', { domainPolicy: 'verifiedOrInvited' }, ['x.test'], 'not-verified'],
  ['of a verified domain', { domainPolicy: 'verifiedOnly' }, ['elsewhere.test'], 'violated'],
  ['of any domain', { domainPolicy: 'any' }, null, 'violated'],
]
for (const [name, own, verifiedDomains, want] of byDomain)
  test(`account-per-match-key: a refused newcomer ${name}`, () => {
    const person = { ...ada, email: 'new@elsewhere.test' }
    const run = aRun({ policy: { ...policy, ...own }, steps: [{ ...newcomer, person }], verifiedDomains })
    expect(accountPerMatchKey.evaluate(run).kind).toBe(want)
  })

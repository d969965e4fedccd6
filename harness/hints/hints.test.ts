import { parse } from 'yaml'
import { expect, test } from '#unit-test'
import { caseOf } from '../gate/testing/results.ts'
import type { CheckResult } from '../results.ts'
import { hintsOf } from './hints.ts'

const check = (reason: string, verdict: CheckResult['verdict'] = 'UNVERIFIED'): CheckResult => ({
  id: 'c',
  title: 'C',
  requirements: ['E-01'],
  level: 'MUST',
  outcome: 'not-verified',
  verdict,
  disposition: 'new',
  evidence: null,
  expected: null,
  actual: null,
  reason,
})
const item = (id: string, ...checks: CheckResult[]) => caseOf(id, checks)

const reasons: [string, string][] = [
  ['no observer can list the accounts', 'an observer that lists the accounts'],
  ['no observer shows names', 'an observer that shows names'],
  ['which groups the SP has is not known (groups in the target file)', 'which groups the SP has'],
  ['take groups out of lacks: the account of a@x.test shows the groups "Sales"', 'groups, which the SP has'],
  ['no observer shows this', 'an observer that shows names and roles'],
  ['no observer shows the log', 'an observer that shows the log'],
  ['the session probe gave no usable answer', 'a way to tell who is signed in'],
  [
    'the target has no hook seedAccount, so an account that was there before cannot be made',
    'a hook that makes an account beforehand',
  ],
  ['the target has no hook clock, so its time cannot be moved', "a hook that moves the SP's clock"],
  [
    'the target has no hook setUpProvider.typed, so nobody can set a provider up there',
    'what an administrator does to set a provider up, with notes of what the pages show',
  ],
  [
    'the set-up notes no ACS URL and entity ID to copy',
    'what an administrator does to set a provider up, with notes of what the pages show',
  ],
  ['no observer shows API clients', 'an observer that shows API clients, requests and grants'],
  ['no observer shows groups of API clients', 'an observer that shows API clients, requests and grants'],
  ['no observer shows collection grants', 'an observer that shows API clients, requests and grants'],
  ['the target does not say how access is requested (portal.request)', 'what people do and see in the developer portal'],
  ['the target does not describe its developer portal (portal)', 'what people do and see in the developer portal'],
  ['the target has no hook decideRequest, so no request can be decided', 'the hook decideRequest of the developer portal'],
  ['the target has no hook changeSettings, so nothing can be switched there', 'a hook that switches JIT or single sign-on'],
  [
    'the target has no hook failLateStep, so no part of creating an account can be made to fail',
    'a hook that makes a late step fail',
  ],
  [
    'the target has no hook configureIdp beside the hook prepare, so no second IdP can be connected',
    'hooks that give a case an organisation and an IdP of its own',
  ],
  [
    'the target has no hook setCertificates, and the metadata of Okta names the certificate alone that signs, so the SP cannot learn of another certificate',
    'a hook that tells the SP other certificates of the IdP, or lacks: [certificateChange]',
  ],
  [
    'all cases of this vendor share the IdP that the SP knows, so its certificates cannot be changed for one of them; it needs the hooks prepare and configureIdp',
    'an IdP of its own for each case, or lacks: [certificateChange] where only a new start brings another certificate',
  ],
  ['the target names no page of a workspace (forms.workspace)', 'the page of a workspace'],
  ['the target names no page of an app (forms.app)', 'a page that opens with a permission'],
  ['the target names no page of a recipe (forms.recipe)', 'the page of what lies in a workspace'],
  ['the target has no hook invite, so nobody can be invited there', 'the hook invite'],
  ['the target has no hook removeMember, so nobody can be taken out there', 'the hook removeMember'],
  ['the target has no hook setSeats, so the number of seats cannot be set there', 'the hook setSeats'],
  ['the target has no hook setDomains, so domains cannot be set there', 'the hook setDomains'],
  ['no observer shows open invitations', 'an observer that shows open invitations'],
  ['no observer shows attributes of a membership', 'an observer that shows attributes'],
  ['the target names no way to sign out (forms.signOut)', 'a way to sign out'],
  ['the declared policy has no value for updatePolicy', 'a promise: the policy key updatePolicy'],
  ['the declared policy has no value for missingAttribute.name', 'a promise: the policy key missingAttribute.name'],
]
for (const [reason, says] of reasons) {
  test(`"${reason}": lines of YAML that would let it be judged`, () => {
    const [hint] = hintsOf([item('a', check(reason))])
    expect(hint?.says).toBe(says)
    expect(() => parse(hint?.yaml ?? '')).not.toThrow()
    expect(parse(hint?.yaml ?? '')).toBeInstanceOf(Object)
  })
}

test('what would help most comes first, counted in checks and cases', () => {
  const names = check('no observer shows names')
  const hints = hintsOf([item('a', check('no observer shows the log'), names), item('b', names, names)])
  expect(hints.map(({ says, checks, cases }) => [says, checks, cases])).toEqual([
    ['an observer that shows names', 3, 2],
    ['an observer that shows the log', 1, 1],
  ])
})

test('what holds, and what nothing in the target file would change, gives no hint', () => {
  expect(hintsOf([item('a', check('no observer shows names', 'PASS'), check('nobody signed in'))])).toEqual([])
})

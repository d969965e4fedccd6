import { expect, test } from '#unit-test'
import type { ProvisioningPolicy } from '../../scenarios/policies/policy-schema.ts'
import { parallelSignInsSucceed } from './parallel-sign-ins-succeed.ts'
import { ada, anExchange, aRun, aStep, session } from './testing.ts'

const message = (nameId: string) =>
  anExchange({
    xml: `<p:Response xmlns:p="urn:oasis:names:tc:SAML:2.0:protocol"><Assertion xmlns="urn:oasis:names:tc:SAML:2.0:assertion"><Subject><NameID>${nameId}</NameID></Subject></Assertion></p:Response>`,
  })
/** Two at once, by one NameID or by two; the second one is let in or not. */
const atOnce = (nameIds: string[], letIn: boolean) =>
  aStep({
    kind: 'parallel-sign-ins',
    exchanges: nameIds.map(message),
    parallel: [true, letIn].map((each) => ({
      landing: null,
      session: session(each ? ada : null) ?? { known: false, signedInAs: null },
      problem: null,
    })),
  })

const linking: ProvisioningPolicy = { concurrency: 'retryOk', matchKey: 'email', existingAccount: 'link' }
const table: [string, ProvisioningPolicy, string[], boolean, string][] = [
  ['both let in', linking, ['id-1', 'id-2'], true, 'satisfied'],
  ['one left out, though addresses link', linking, ['id-1', 'id-2'], false, 'violated'],
  [
    'one left out to prove the address',
    { ...linking, existingAccount: 'linkAfterVerification' },
    ['id-1', 'id-2'],
    false,
    'satisfied',
  ],
  ['one left out with another identifier', { ...linking, matchKey: 'idpId' }, ['id-1', 'id-2'], false, 'satisfied'],
  ['one left out with the same identifier', { ...linking, matchKey: 'idpId' }, ['id-1', 'id-1'], false, 'violated'],
]
for (const [name, policy, nameIds, letIn, want] of table)
  test(`two keys at once: ${name}`, () =>
    expect(parallelSignInsSucceed.evaluate(aRun({ policy, steps: [atOnce(nameIds, letIn)] })).kind).toBe(want))

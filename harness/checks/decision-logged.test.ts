import { expect, test } from '#unit-test'
import type { ProvisioningPolicy } from '../../scenarios/policies/policy-schema.ts'
import { decisionLogged } from './decision-logged.ts'
import { ada, anAccount, anAssertion, aPlace, aRun, aStep, seeing } from './testing.ts'

const prod = aPlace('prod')
const table: [name: string, policy: ProvisioningPolicy, names: string[], reason: string, want: string][] = [
  ['two names, one named', {}, ['Ada', 'Grace'], 'name has 2 values: the first one is used', 'satisfied'],
  ['two names, none named', {}, ['Ada', 'Grace'], 'created', 'violated'],
  ['one name', {}, ['Ada'], 'created', 'not-verified'],
  ['two names that nobody reads', { nameFallback: ['email'] }, ['Ada', 'Grace'], 'created', 'not-applicable'],
  ['two names, read last', { nameFallback: ['firstNameLastName', 'fullName'] }, ['Ada', 'Grace'], 'created', 'violated'],
]
for (const [name, policy, names, reason, want] of table)
  test(`decision-logged: ${name}`, () => {
    const after = {
      ...seeing(anAccount(ada)),
      audit: [{ at: '2030-01-01T00:00:01Z', event: 'created', email: ada.email, reasons: [reason] }],
    }
    const steps = [aStep({ place: prod, sent: anAssertion(prod, { mail: [ada.email], name: names }), after })]
    expect(decisionLogged.evaluate(aRun({ policy, steps })).kind).toBe(want)
  })

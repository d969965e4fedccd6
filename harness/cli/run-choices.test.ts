import { expect, test } from '@playwright/test'
import type { Scenario } from '../scenario/schema.ts'
import type { Target } from '../target/schema/target.ts'
import { demandOwnership } from './run-choices.ts'

const target = (base: string) => ({ base }) as Target
const honest = { steps: [{ 'sign-in': {} }] } as Scenario
const bent = { steps: [{ 'bent-sign-in': { mutation: 'expired' } }] } as unknown as Scenario

test('bent messages go beyond this machine only with --i-own-this-target', () => {
  expect(() => demandOwnership(target('https://staging.acme.test'), [honest, bent], false)).toThrow('--i-own-this-target')
  expect(() => demandOwnership(target('https://staging.acme.test'), [bent], true)).not.toThrow()
  expect(() => demandOwnership(target('https://staging.acme.test'), [honest], false)).not.toThrow()
  expect(() => demandOwnership(target('http://127.0.0.1:{port}/portal'), [bent], false)).not.toThrow()
})

import { expect, test } from '#unit-test'
import { decide } from '../jit/decide.ts'
import { workspaceInput } from '../testing/inputs.ts'
import { comesBack } from '../testing/lifecycle-bites.ts'
import { bend } from './defect.ts'
import { findDefects } from './index.ts'

test('removed-member-breaks breaks when a removed member comes back, and at nobody else', () => {
  const faults = findDefects(['removed-member-breaks'])
  expect(() => bend(faults, 'decision', decide(comesBack), comesBack)).toThrow('a member already')
  const newcomer = workspaceInput()
  expect(bend(faults, 'decision', decide(newcomer), newcomer)).toEqual(decide(newcomer))
})

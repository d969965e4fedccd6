import { expect, test } from '#unit-test'
import { declaredWords, recordingReads } from './reads.ts'

test('what is read of a policy is remembered, also what it does not say', () => {
  const { policy, reads } = recordingReads({ updatePolicy: 'never', missingAttribute: { name: 'reject' } })
  expect([policy.updatePolicy, policy.rolePolicy, policy.missingAttribute?.name]).toEqual(['never', undefined, 'reject'])
  expect([policy.malformedAttribute?.name, policy.attributeMap]).toEqual([undefined, undefined])
  expect([...reads]).toEqual(['updatePolicy', 'rolePolicy', 'missingAttribute.name', 'malformedAttribute.name', 'attributeMap'])
})

test('a judgement names what is declared of the keys it read last', () => {
  const policy = { updatePolicy: 'perField', immutable: [], defaultRole: 'Member', multiRole: 'first' } as const
  expect(declaredWords({ ...policy, immutable: [] }, [])).toBe('')
  expect(declaredWords({ ...policy, immutable: [] }, ['rolePolicy'])).toBe('')
  expect(declaredWords({ ...policy, immutable: [] }, ['updatePolicy', 'immutable'])).toBe(
    ' (updatePolicy: perField, immutable: none)',
  )
  expect(declaredWords({ ...policy, immutable: [] }, ['updatePolicy', 'immutable', 'defaultRole', 'multiRole'])).toBe(
    ' (immutable: none, defaultRole: Member, multiRole: first)',
  )
})

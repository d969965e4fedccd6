import { expect, test } from '#unit-test'
import { referenceTarget } from '../files/project-root.ts'
import { loadTarget } from '../target/load.ts'
import { resolvePolicies } from '../target/policies.ts'
import { withPolicy } from './with-policy.ts'

const target = loadTarget(referenceTarget)
const under = (text: string, on = target) => resolvePolicies(withPolicy(on, text))

test('a preset stands in for what is declared, on every surface', () => {
  const { of } = under('strict')
  for (const surface of ['end-user', 'workspace', 'chat', 'portal'] as const)
    expect(of(surface).policy.duplicateValue).toBe('reject')
})

test('a preset without attribute names leaves the SP its own', () => {
  const [before, after] = [resolvePolicies(target), under('workos')]
  for (const surface of ['end-user', 'workspace'] as const)
    expect(after.of(surface).attributeMap).toEqual(before.of(surface).attributeMap)
})

test('a preset that speaks of one side changes that side alone', () => {
  const { endUser, workspace } = under('workato-rolesync')
  expect([endUser, workspace.defaultRole]).toEqual([resolvePolicies(target).endUser, 'Member'])
})

test('sides, keys and fields are laid over in turn', () => {
  const { endUser, workspace } = under('strict,workspace=workos,rolePolicy=createOnly,workspace.missingAttribute.email=reject')
  expect([endUser.matchKey, workspace.matchKey]).toEqual(['idpId', 'idpId+emailFallback'])
  expect([endUser.rolePolicy, workspace.rolePolicy]).toEqual(['createOnly', 'createOnly'])
  expect(endUser.missingAttribute).toEqual({ email: 'default', name: 'default', role: 'default' })
  expect(workspace.missingAttribute).toEqual({ email: 'reject', role: 'default' })
})

test('lists and switches are read as such', () => {
  const { endUser } = under('immutable=email+displayName,acceptSha1=true,nameFallback=email')
  expect([endUser.immutable, endUser.acceptSha1, endUser.nameFallback]).toEqual([['email', 'displayName'], true, ['email']])
})

test('an attribute name that is typed counts before those that a surface gives', () => {
  const own = { ...target, surfaces: { 'end-user': { policy: {}, place: 'app', attributeMap: { email: 'mail' } } } }
  expect(under('strict,attributeMap.role=rank', own).of('end-user').attributeMap).toEqual({ email: 'mail', role: 'rank' })
})

const refused: [string, string][] = [
  ['matchKey', '--policy: matchKey is a key; write matchKey=…'],
  ['toString=x', '--policy: no key is called "toString"'],
  ['stric', '--policy: no preset is called "stric"; did you mean "strict"?'],
  ['workspace=workoss', '--policy: no preset is called "workoss"; did you mean "workos"?'],
  ['updatePolcy=never', '--policy: no key is called "updatePolcy"; did you mean "updatePolicy"? (docs/target.md lists all)'],
  ['updatePolicy=nevr', '--policy: "nevr" is not a value of updatePolicy; did you mean "never"?'],
  ['acceptSha1=yes', '--policy: "yes" is not a value of acceptSha1; known: true, false'],
  ['immutable=idpId+emial', '--policy: "emial" is not a value of immutable; did you mean "email"?'],
  [
    'missingAttribute=reject',
    '--policy: missingAttribute has fields, each with a value of its own: missingAttribute.email, missingAttribute.name, missingAttribute.role',
  ],
  ['chat=strict', '--policy: chat is a further door of end users and follows them; write end-user=strict'],
  ['', '--policy needs a value'],
]
for (const [text, words] of refused)
  test(`a slip in "${text}" is told`, () => expect(() => withPolicy(target, text)).toThrow(words))

test('a side that the target lacks is told', () => {
  const one = { ...target, surfaces: { 'end-user': target.surfaces['end-user'] } }
  expect(() => withPolicy(one, 'workato-rolesync')).toThrow(
    '--policy: workato-rolesync: the target "reference-sp" has no workspace surface; it has end-user',
  )
})

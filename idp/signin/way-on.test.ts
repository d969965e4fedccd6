import { expect, test } from '#unit-test'
import { profiles } from '../profiles/index.ts'
import { wayOn } from './way-on.ts'

const [profile] = profiles
if (!profile) throw new Error('there is no profile')
const tenant = { id: 'acme', url: 'http://idp.test/t/acme', profile }
const another = ['Sign in with another account', 'http://idp.test/t/acme/login?flow=f1']
const apps = ['Go to My Apps', 'http://idp.test/t/acme/app/UserHome']

for (const [code, flow, links] of [
  ['not-assigned', 'f1', [another, apps]],
  ['not-assigned', null, [apps]],
  ['nameid-empty', 'f1', [another, apps]],
  ['suspended', 'f1', [another]],
  ['locked', 'f1', [another]],
  ['not-verified', null, []],
  ['issuer-unknown', null, [apps]],
  ['issuer-unknown', 'f1', [apps]],
  ['id-malformed', null, [apps]],
  ['constructor', 'f1', [apps]],
] as const)
  test(`after ${code}${flow ? ' with a sign-in to go on with' : ''}: ${links.length} links`, () =>
    expect(wayOn(tenant, code, flow).next.map(({ label, href }) => [label, href])).toEqual(links))

test('whatever is refused, a sentence says who can mend it', () => {
  const said = ['not-assigned', 'suspended', 'issuer-unknown', 'id-malformed', 'constructor'].map(
    (code) => wayOn(tenant, code, null).advice,
  )
  expect(said.filter((each) => typeof each === 'string' && each.length > 20)).toHaveLength(5)
  expect(said[3]).toBe(said[4])
})

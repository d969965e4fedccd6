import { expect, test } from '#unit-test'
import type { App } from '../directory/schema.ts'
import { findProfile } from './index.ts'
import { nameIdSetting } from './name-id.ts'

const cases: [profile: string, nameId: App['nameId'], expected: string][] = [
  ['okta', undefined, 'unspecified user.login'],
  ['okta', { format: 'unspecified' }, 'unspecified user.login'],
  ['okta', { format: 'emailAddress' }, 'emailAddress user.email'],
  ['okta', { source: 'user.email' }, 'unspecified user.email'],
  ['okta', { format: 'persistent' }, 'persistent null'],
  ['okta', { format: 'transient', source: 'user.id' }, 'transient user.id'],
  ['onelogin', undefined, 'emailAddress appuser.email'],
  ['onelogin', { format: 'unspecified' }, 'unspecified appuser.email'],
  ['entra-id', undefined, 'emailAddress user.userprincipalname'],
  ['entra-id', { format: 'emailAddress' }, 'emailAddress user.userprincipalname'],
  ['entra-id', { format: 'persistent' }, 'persistent null'],
  ['google-workspace', undefined, 'unspecified primaryEmail'],
  ['google-workspace', { format: 'emailAddress' }, 'emailAddress primaryEmail'],
]
for (const [id, nameId, expected] of cases)
  test(`${id}: a NameID that is set up as ${JSON.stringify(nameId) ?? 'nothing'}`, () => {
    const profile = findProfile(id)
    if (!profile) throw new Error('there is no such vendor')
    const { format, source } = nameIdSetting(profile, nameId ? { nameId } : {})
    expect(`${format} ${source}`).toBe(expected)
  })

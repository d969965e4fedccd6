import { expect, test } from '#unit-test'
import type { Value } from '../directory/schema.ts'
import { ada } from '../testing/control.ts'
import { profiles } from './index.ts'

const facts = { title: 'Countess', department: 'Research', locale: 'en-GB', timeZone: 'Europe/London' }
const person = { ...ada, ...facts, attributes: { workato_role: 'Analyst', empty: '', unset: null, teams: ['a', 'b'] } }
const assignment = { person: 'ada', values: { workato_role: 'Analyst', empty: '', unset: null, teams: ['a', 'b'] } }
const names = ['workato_role', 'empty', 'unset', 'teams', 'declared']
const known = { custom: names, profile: names }

/** Per vendor: expression → its value, or a part of the message that refuses it. */
const table: Record<string, { reads: Record<string, Value>; refuses: Record<string, string> }> = {
  okta: {
    reads: {
      'user.email': 'ada@acme.example',
      'user.login': 'ada@acme.example',
      'user.title': 'Countess',
      'user.department': 'Research',
      'user.locale': 'en-GB',
      'user.timezone': 'Europe/London',
      'user.displayName': 'Ada Lovelace',
      'appuser.firstName': 'Ada',
      'appuser.workato_role': 'Analyst',
      'user.workato_role': 'Analyst',
      'appuser.empty': '',
      'appuser.unset': null,
      'appuser.declared': null,
      'appuser.teams': ['a', 'b'],
    },
    refuses: {
      workato_role: "character 1: 'workato_role' is a bare name, as Google writes it. Okta writes user.<attribute>",
      'user.displayname':
        "character 6: the person's profile has no attribute 'displayname' (letter case counts); did you mean 'displayName'? Okta writes",
      'appuser.Workato_role': "did you mean 'workato_role'?",
      'appuser.toString': "no attribute 'toString'",
      'appuser.__proto__': "no attribute '__proto__'",
      'user.mail': "no attribute 'mail'",
      'idpuser.email': "character 1: 'idpuser' is not a source",
      'appuser.': 'character 9: a name is missing at the end',
      '': 'character 1: a name is missing',
      'appuser.work role': "character 14: 'role' cannot stand here",
      'appuser.a.b': "character 11: 'b' is one name too many",
      '{email}': "character 2: 'email' is a bare name",
    },
  },
  onelogin: {
    reads: {
      'appuser.email': 'ada@acme.example',
      'appuser.workato_role': 'Analyst',
      'appuser.empty': '',
      'appuser.unset': null,
      'appuser.title': 'Countess',
      'appuser.locale': 'en-GB',
    },
    refuses: {
      'user.email': "'user' is a source of Okta and Entra ID. OneLogin writes appuser.<attribute>",
      workato_role: 'bare name',
      'appuser.Email': "did you mean 'email'? OneLogin writes",
      'appuser.workato_rolle': "did you mean 'workato_role'?",
    },
  },
  'entra-id': {
    reads: {
      'user.mail': 'ada@acme.example',
      'user.userprincipalname': 'ada@acme.example',
      'user.givenname': 'Ada',
      'user.jobtitle': 'Countess',
      'user.department': 'Research',
      'user.preferredlanguage': 'en-GB',
      'user.workato_role': 'Analyst',
      'user.teams': ['a', 'b'],
    },
    refuses: {
      'appuser.workato_role': "'appuser' is a source of Okta and OneLogin. Entra ID writes user.<attribute>",
      'user.displayName': "did you mean 'displayname'? Entra ID writes",
      workato_role: 'bare name',
      'user.Workato_role': "did you mean 'workato_role'?",
    },
  },
  'google-workspace': {
    reads: {
      primaryEmail: 'ada@acme.example',
      firstName: 'Ada',
      title: 'Countess',
      workato_role: 'Analyst',
      empty: '',
      unset: null,
    },
    refuses: {
      'user.workato_role': "character 5: '.' cannot stand here",
      'appuser.workato_role': 'Google Workspace writes the bare attribute name',
      Workato_role: "did you mean 'workato_role'? Google Workspace writes",
      '1st': "character 1: '1' cannot stand here",
    },
  },
}

for (const profile of profiles) {
  const { reads, refuses } = table[profile.id] ?? { reads: {}, refuses: {} }
  test(`${profile.id}: expressions read what they name`, () => {
    for (const [expression, value] of Object.entries(reads)) {
      const resolution = profile.resolve(expression, known)
      expect(resolution.ok && resolution.read({ person, assignment }), expression).toEqual(value)
    }
    expect(Object.keys(reads).length).toBeGreaterThan(0)
  })

  test(`${profile.id}: foreign and unresolvable expressions are refused with place and reason`, () => {
    for (const [expression, message] of Object.entries(refuses)) {
      const resolution = profile.resolve(expression, known)
      const told = resolution.ok ? `'${expression}' was read` : resolution.message
      expect(told, expression).toContain(message)
      expect(told, expression).not.toMatch(/[?.]\./)
    }
    expect(Object.keys(refuses).length).toBeGreaterThan(0)
  })

  test(`${profile.id}: what it writes for a source it reads back`, () => {
    const held = { person, assignment }
    const fields = [
      ['email', 'ada@acme.example'],
      ['firstName', 'Ada'],
      ['lastName', 'Lovelace'],
      ['displayName', 'Ada Lovelace'],
      ['userName', 'ada@acme.example'],
    ] as const
    for (const [field, value] of fields) {
      const resolution = profile.resolve(profile.express({ field }).expression, known)
      expect(resolution.ok && resolution.read(held), field).toBe(value)
    }
    const { expression, holds } = profile.express({ attribute: 'workato_role' })
    const only = holds === 'user' ? { person, assignment: { person: 'ada' } } : { person: ada, assignment }
    const resolution = profile.resolve(expression, known)
    expect(resolution.ok && resolution.read(only)).toBe('Analyst')
  })
}

for (const profile of profiles)
  test(`${profile.id}: a lasting identifier is the same at each sign-in, and another one in another tenant`, () => {
    const { expression, holds } = profile.express({ field: 'id' })
    if (holds !== 'directory') return expect(profile.id).toBe('google-workspace')
    const resolution = profile.resolve(expression, known)
    const at = (tenantId: string) => resolution.ok && resolution.read({ person, assignment, tenantId })
    expect(at('acme')).toMatch(/^[\w-]{9,}$/)
    expect([at('acme'), at('other') === at('acme')]).toEqual([at('acme'), false])
  })

test('a field that is not set has no value', () => {
  for (const profile of profiles) {
    const resolution = profile.resolve(profile.express({ field: 'title' }).expression, known)
    expect(resolution.ok && resolution.read({ person: ada, assignment }), profile.id).toBe(null)
  }
})

test('a value on the assignment or the person stands before the directory field of the same name, null too', () => {
  const [okta] = profiles
  const resolution = okta?.resolve('appuser.firstName', known)
  const read = (values: Record<string, Value>) =>
    resolution?.ok && resolution.read({ person: ada, assignment: { person: 'ada', values } })
  expect([read({}), read({ firstName: 'A.' }), read({ firstName: null })]).toEqual(['Ada', 'A.', null])
})

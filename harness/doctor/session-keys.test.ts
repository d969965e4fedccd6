import { expect, test } from '#unit-test'
import { type Judgement, judge } from '../observe/sought.ts'
import type { JsonProbe } from '../target/schema/session.ts'
import { soughtInSession } from './session-keys.ts'

const ada = { email: 'ada@x.test', displayName: 'Ada', surface: 'end-user' } as const
const cases: [string, Partial<JsonProbe>, object, [string, Judgement, string | null][]][] = [
  ['an address in place', {}, { email: 'ada@x.test' }, [['email', 'right', null]]],
  ['an address elsewhere', {}, { mail: 'ada@x.test' }, [['email', 'wrong', '/mail']]],
  ['an address that is null', {}, { email: null }, [['email', 'unsure', null]]],
  [
    'a name elsewhere',
    { displayName: '/name' },
    { email: 'a', nick: 'Ada' },
    [
      ['email', 'right', null],
      ['displayName', 'wrong', '/nick'],
    ],
  ],
  [
    'a place that is an object',
    { place: '/space' },
    { email: 'a', space: { name: 'prod' } },
    [
      ['email', 'right', null],
      ['place', 'wrong', '/space/name'],
    ],
  ],
  [
    'no role',
    { role: '/role' },
    { email: 'a' },
    [
      ['email', 'right', null],
      ['role', 'unsure', null],
    ],
  ],
  [
    'groups as a text',
    { groups: '/groups' },
    { email: 'a', groups: 'Sales' },
    [
      ['email', 'right', null],
      ['groups', 'wrong', null],
    ],
  ],
  [
    'no groups',
    { groups: '/groups' },
    { email: 'a', groups: [] },
    [
      ['email', 'right', null],
      ['groups', 'right', null],
    ],
  ],
]
for (const [name, probe, body, want] of cases)
  test(`in a session: ${name}`, () => {
    const sought = soughtInSession({ url: '/me', email: '/email', ...probe }, JSON.stringify(body), 'session', ada)
    expect(sought.map((each) => [each.key.replace('session.', ''), judge(each), each.meant])).toEqual(want)
  })

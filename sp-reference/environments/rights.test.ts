import { expect, test } from '#unit-test'
import type { Account } from '../jit/types.ts'
import { account, environment } from '../testing/inputs.ts'
import { mayOpen, permissionsIn } from './rights.ts'

const prod = environment({
  apps: [
    { name: 'Requests', permission: 'use-apps' },
    { name: 'Feedback', permission: 'give-feedback' },
    { name: 'Ideas', permission: 'give-feedback' },
  ],
})
const holding = (...permissions: string[]) => account({ environments: [{ name: 'Prod', permissions, groups: [] }] })
const elsewhere = account({ environments: [{ name: 'Test', permissions: ['use-apps', 'give-feedback'], groups: [] }] })
const both = holding('use-apps', 'give-feedback')

const table: [who: string, person: Account | null, opens: string[]][] = [
  ['who holds one permission', holding('use-apps'), ['Requests']],
  ['who holds the other', holding('give-feedback'), ['Feedback', 'Ideas']],
  ['who holds both', both, ['Requests', 'Feedback', 'Ideas']],
  ['who holds none', holding(), []],
  ['who holds one that no app asks for', holding('build'), []],
  ['who holds one in other letters', holding('Use-Apps', ' use-apps', 'use-apps '), []],
  ['who holds an app by its name', holding('Requests'), []],
  ['who holds them elsewhere', elsewhere, []],
  ['who has no access anywhere', account(), []],
  ['who is deactivated', { ...both, status: 'deactivated' }, []],
  ['who has no account', null, []],
]
for (const [who, person, opens] of table)
  test(`${who} opens ${opens.join(', ') || 'nothing'}`, () => {
    const held = permissionsIn(person, prod)
    expect(prod.apps.filter((app) => mayOpen(held, app)).map(({ name }) => name)).toEqual(opens)
  })

test('a permission may be called like a property that every object has', () => {
  const odd = environment({ apps: [{ name: 'Odd', permission: 'constructor' }] })
  expect(odd.apps.map((app) => mayOpen(permissionsIn(both, odd), app))).toEqual([false])
  expect(odd.apps.map((app) => mayOpen(permissionsIn(holding('constructor'), odd), app))).toEqual([true])
})

import { expect, test } from '#unit-test'
import { failed, ok } from './finding.ts'
import { conclusion, inOneFinding, type WithVendor } from './with-vendor.ts'

const look = (id: string, ...failing: string[]): WithVendor => ({
  profile: { id, title: id.toUpperCase() },
  examined: ['door', 'hall', 'room'].map((each) => ({
    point: { id: each, title: `the ${each}` },
    finding: failing.includes(each) ? failed('locked', 'unlock it') : ok('open'),
  })),
})

const cases: [string, WithVendor, WithVendor[], ReturnType<typeof inOneFinding>['finding']][] = [
  ['nothing in the way', look('b'), [look('a', 'door')], ok('what a run looks at before its first case holds')],
  ['a failure of its own', look('b', 'hall'), [look('a', 'door')], failed('the hall: locked', 'unlock it')],
  ['several', look('b', 'hall', 'room'), [look('a')], failed('the hall: locked', 'unlock it', 'the room: locked')],
  [
    'one that was told',
    look('b', 'door'),
    [look('a', 'door')],
    failed('the door: locked', 'as above; --profile b has the details'),
  ],
]
for (const [name, given, earlier, finding] of cases)
  test(`a further vendor in one finding: ${name}`, () =>
    expect(inOneFinding(given, earlier)).toEqual({ point: { id: 'with/b', title: 'with B' }, finding }))

const ends: [string, WithVendor[], number, string][] = [
  ['all ready', [look('a'), look('b')], 0, 'Ready: npm start'],
  ['none of one', [look('a', 'door')], 1, 'Not ready: 1 to mend'],
  ['none of two', [look('a', 'door'), look('b', 'door')], 2, 'Not ready: 2 to mend'],
  [
    'some',
    [look('a'), look('b', 'hall'), look('c')],
    1,
    'Not ready: 1 to mend. Ready with a, c alone: profiles: [a, c] in the target file, or --profile a,c',
  ],
]
for (const [name, looks, failures, says] of ends)
  test(`the last line: ${name}`, () => expect(conclusion(looks, failures, 'npm start')).toBe(says))

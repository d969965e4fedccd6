import { expect, test } from '#unit-test'
import { facts, workspacePolicy } from '../testing/inputs.ts'
import { attributesAtSignIn, membershipAttributes } from './membership.ts'

const policy = (changes: object = {}) =>
  workspacePolicy({ attributeMap: { department: 'department', title: 'jobTitle', locale: 'lang' }, ...changes })

const table: [name: string, sent: Record<string, string[]>, attributes: Record<string, string>, reasons: string[]][] = [
  [
    'what is mapped and sent',
    { department: ['Research'], jobTitle: [' Analyst '] },
    { department: 'Research', title: 'Analyst' },
    [],
  ],
  ['nothing sent', {}, {}, []],
  ['what is not mapped', { timeZone: ['Europe/Berlin'], Department: ['x'] }, {}, []],
  ['an empty value', { department: [''] }, {}, []],
  ['the first of two', { lang: ['de', 'en'] }, { locale: 'de' }, ['lang has 2 values: the first one is used']],
  ['control characters', { department: ['a\nb'] }, {}, ['department cannot be shown: left out']],
  ['far too long', { department: ['x'.repeat(257)] }, {}, ['department cannot be shown: left out']],
]
for (const [name, sent, attributes, reasons] of table)
  test(`attributes of a membership: ${name}`, () =>
    expect(membershipAttributes(facts(sent), policy())).toEqual({ attributes, reasons }))

test('several values can be refused', () =>
  expect(() => membershipAttributes(facts({ department: ['a', 'b'] }), policy({ duplicateValue: 'reject' }))).toThrow(
    expect.objectContaining({ code: 'duplicate-value' }),
  ))

const stored = {
  name: 'Finance',
  roles: { role: 'Operator' },
  source: 'saml',
  attributes: { department: 'Sales', title: 'Clerk' },
} as const
for (const [updatePolicy, sent, after] of [
  ['never', { department: ['Research'] }, null],
  ['onlyEmpty', { department: ['Research'] }, null],
  ['eachLogin', { department: ['Research'] }, { department: 'Research', title: 'Clerk' }],
  ['eachLogin', { department: ['Sales'] }, null],
  ['eachLogin', {}, null],
] as const) {
  test(`a later sign-in with updatePolicy ${updatePolicy} and ${JSON.stringify(sent)}`, () => {
    const { changes } = attributesAtSignIn(facts({ ...sent } as Record<string, string[]>), policy({ updatePolicy }), stored)
    expect(changes).toEqual(after ? [{ do: 'set-attributes', workspace: 'Finance', attributes: after }] : [])
  })
}

test('an immutable attribute stays', () =>
  expect(
    attributesAtSignIn(
      facts({ department: ['Research'] }),
      policy({ updatePolicy: 'perField', immutable: ['department'] }),
      stored,
    ).changes,
  ).toEqual([]))

import { expect, test } from '#unit-test'
import { account, endUserPolicy, environment, facts } from '../testing/inputs.ts'
import { assertedGroups, groupsAtCreation, groupsAtSignIn } from './groups.ts'
import type { Source } from './types.ts'

const sent = (...values: string[]) => facts({ workato_end_user_groups: values })

for (const [title, given, expected] of [
  ['repeated values', sent('Sales', 'EMEA'), { state: 'listed', names: ['Sales', 'EMEA'] }],
  ['one comma list', sent('Sales, EMEA'), { state: 'listed', names: ['Sales', 'EMEA'] }],
  ['one semicolon list', sent('Sales;EMEA; '), { state: 'listed', names: ['Sales', 'EMEA'] }],
  ['both, with doubles', sent('Sales,EMEA', 'EMEA'), { state: 'listed', names: ['Sales', 'EMEA'] }],
  ['nothing', facts(), { state: 'absent', names: [] }],
  ['no value', sent(), { state: 'empty', names: [] }],
  ['an empty value', sent(''), { state: 'empty', names: [] }],
] as const) {
  test(`asserted groups: ${title}`, () => expect(assertedGroups(given, endUserPolicy())).toEqual(expected))
}

for (const [joinedGroups, names] of [
  ['split', ['Sales', 'EMEA', 'Support']],
  ['splitAtCommas', ['Sales', 'EMEA;Support']],
  ['splitAtSemicolons', ['Sales, EMEA', 'Support']],
  ['whole', ['Sales, EMEA;Support']],
] as const)
  test(`what separates groups in one text is as declared: ${joinedGroups}`, () => {
    expect(assertedGroups(sent('Sales, EMEA;Support'), endUserPolicy({ joinedGroups })).names).toEqual(names)
  })

test('at creation each granted environment gives the groups it has', () => {
  const prod = environment()
  const dev = environment({ name: 'Dev', groups: ['Sales'] })
  const { changes, reasons, sync } = groupsAtCreation(sent('Sales', 'EMEA', 'Ghost'), endUserPolicy(), [prod, dev], {
    environment: prod,
    channel: 'portal',
  })
  expect(changes).toEqual([
    { do: 'add-group', environment: 'Prod', group: 'Sales' },
    { do: 'add-group', environment: 'Prod', group: 'EMEA' },
    { do: 'add-group', environment: 'Dev', group: 'Sales' },
  ])
  expect(reasons).toContain("warning: group 'Ghost' does not exist in Prod: ignored")
  expect(sync).toMatchObject({ added: ['Sales', 'EMEA'], left: [{ group: 'Ghost' }] })
})

test('an id gives its group where groups are known by their ids, at the first sign-in and at later ones', () => {
  const place = environment({ groupSync: true, groupsBy: 'id', groupIds: { Sales: '6f1a' } })
  const created = groupsAtCreation(sent('6f1a', 'Ghost'), endUserPolicy(), [place], { environment: place, channel: 'go' })
  expect(created.changes).toEqual([{ do: 'add-group', environment: 'Prod', group: 'Sales' }])
  expect(created.reasons).toContain("warning: group 'Ghost' does not exist in Prod: ignored")
  const inSales = account({ environments: [{ name: 'Prod', permissions: [], groups: [{ name: 'Sales', source: 'saml' }] }] })
  const later = (...values: string[]) => groupsAtSignIn(sent(...values), endUserPolicy(), place, 'go', inSales)
  expect(later('6f1a').changes).toEqual([])
  const named = later('Sales')
  expect(named.changes).toEqual([{ do: 'remove-group', environment: 'Prod', group: 'Sales' }])
  expect(named.reasons.join()).toContain("group 'Sales' does not exist in Prod: ignored (groups are known by id here")
})

test('groups at creation can be tied to the sync switch', () => {
  const tied = endUserPolicy({ groupsOnCreate: 'withSync' })
  const place = environment({ groupSync: true })
  const at = (environment: typeof place, channel: 'go' | 'portal') =>
    groupsAtCreation(sent('Sales'), tied, [environment], { environment, channel }).sync.skipped
  expect([at(place, 'go'), at(place, 'portal'), at(environment(), 'go')]).toEqual([null, 'channel', 'off'])
})

test('the switch of one environment brings no groups to another one', () => {
  const tied = endUserPolicy({ groupsOnCreate: 'withSync' })
  const prod = environment({ groupSync: true })
  const dev = environment({ name: 'Dev' })
  const { changes } = groupsAtCreation(sent('Sales'), tied, [prod, dev], { environment: prod, channel: 'go' })
  expect(changes).toEqual([{ do: 'add-group', environment: 'Prod', group: 'Sales' }])
})

test('nobody new is refused for groups that are ignored, or that count with sync alone', () => {
  const place = environment()
  for (const policy of [{ groupPolicy: 'ignore' }, { groupsOnCreate: 'withSync' }]) {
    const rule = endUserPolicy({ groupsAbsent: 'reject', ...policy })
    expect(groupsAtCreation(facts(), rule, [place], { environment: place, channel: 'go' }).changes).toEqual([])
  }
  const demanding = endUserPolicy({ groupsAbsent: 'reject' })
  expect(() => groupsAtCreation(facts(), demanding, [place], { environment: place, channel: 'go' })).toThrow('is absent')
})

const held = (...groups: [string, Source][]) =>
  account({ environments: [{ name: 'Prod', permissions: [], groups: groups.map(([name, source]) => ({ name, source })) }] })

const overage = { 'http://schemas.microsoft.com/claims/groups.link': ['https://graph.example'] }

interface Case {
  groups?: string[]
  more?: Record<string, string[]>
  policy?: object
  sync?: boolean
  channel?: 'go' | 'portal'
  added?: string[]
  removed?: string[]
  skipped?: string
}
for (const [
  title,
  { groups, more, policy, sync = true, channel = 'go', added = [], removed = [], skipped = null },
] of Object.entries<Case>({
  'the assertion decides': { groups: ['EMEA'], added: ['EMEA'], removed: ['Sales'] },
  'the same groups': { groups: ['Sales'] },
  'the switch is off': { groups: ['EMEA'], sync: false, skipped: 'off' },
  'another channel': { groups: ['EMEA'], channel: 'portal', skipped: 'channel' },
  'ignored by policy': { groups: ['EMEA'], policy: { groupPolicyWithSync: 'ignore' }, skipped: 'ignored' },
  'adding only': { groups: ['EMEA'], policy: { groupPolicyWithSync: 'additive' }, added: ['EMEA'] },
  'work by hand stays': { groups: ['EMEA'], policy: { groupPolicyWithSync: 'managedOnly' }, added: ['EMEA'] },
  'a policy that needs no switch': {
    groups: ['EMEA'],
    policy: { groupPolicy: 'authoritative' },
    sync: false,
    added: ['EMEA'],
    removed: ['Sales'],
  },
  'absent keeps': {},
  'absent clears': { policy: { groupsAbsent: 'clear' }, removed: ['Sales'] },
  'empty keeps': { groups: [''] },
  'empty clears': { groups: [''], policy: { groupsEmpty: 'clear' }, removed: ['Sales'] },
  'a link in place of too many': { more: overage, policy: { groupsAbsent: 'clear' } },
  'unknown groups do not count': { groups: ['Ghost', 'Sales'] },
})) {
  test(`sync: ${title}`, () => {
    const given = groups ? sent(...groups) : facts(more)
    const result = groupsAtSignIn(
      given,
      endUserPolicy(policy),
      environment({ groupSync: sync }),
      channel,
      held(['Sales', 'manual']),
    )
    expect(result.sync).toMatchObject({ added, removed, skipped })
    expect(result.changes).toHaveLength(added.length + removed.length)
  })
}

test('absent or empty groups can be refused', () => {
  const policy = endUserPolicy({ groupsAbsent: 'reject' })
  expect(() => groupsAtSignIn(facts(), policy, environment({ groupSync: true }), 'go', account())).toThrow(
    'workato_end_user_groups is absent',
  )
})

test('a link in place of too many groups is no refusal, and gives a newcomer none', () => {
  const policy = endUserPolicy({ groupsAbsent: 'reject' })
  const place = environment()
  const { changes, reasons } = groupsAtCreation(facts(overage), policy, [place], { environment: place, channel: 'go' })
  expect([changes, reasons.join()]).toEqual([[], expect.stringContaining('too many')])
})

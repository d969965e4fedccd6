import { expect, test } from '#unit-test'
import { ada, tenantSpec } from '../testing/control.ts'
import { Directory } from './directory.ts'
import { undeclaredGroups } from './undeclared-groups.ts'

const said = (groups: string[], hers: string[], access: string[] = []) =>
  undeclaredGroups(
    new Directory(
      tenantSpec(
        'okta',
        { people: [{ ...ada, groups: hers }], groups: groups.map((name) => ({ name })) },
        { access: { groups: access } },
      ),
    ),
  )

const cases: [string, Parameters<typeof said>, string[]][] = [
  ['no group is declared', [[], ['Leads']], []],
  ['all of them are', [['Leads', 'Sales'], ['Leads'], ['Sales']], []],
  ['one is mistyped', [['Leads'], ['Leeds']], ["There is no group 'Leeds' among 'groups'; did you mean 'Leads'?"]],
  ['one is not', [['Leads'], ['Purchasing']], ["There is no group 'Purchasing' among 'groups'; it is one all the same."]],
  [
    'an app is for one that is not',
    [['Leads'], [], ['Leds']],
    ["There is no group 'Leds' among 'groups'; did you mean 'Leads'?"],
  ],
]
for (const [when, given, expected] of cases) test(`groups where ${when}`, () => expect(said(...given)).toEqual(expected))

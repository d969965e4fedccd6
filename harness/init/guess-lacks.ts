import type { TableShape } from '../sql/what-there-is.ts'
import type { Capability } from '../target/schema/capabilities.ts'
import { peopleTable, showsStatus } from './guess-table.ts'

/** What a small app mostly does not have. */
const MOSTLY_LACKING = [
  'environments',
  'workspaces',
  'roles',
  'groups',
  'groupSync',
  'permissions',
  'apps',
  'password',
  'mail',
  'chat',
  'audit',
  'status',
  'jitSwitch',
  'consoles',
  'ssoSwitch',
  'attributeMapping',
  'clock',
  'seats',
  'invites',
  'acceptInvites',
  'domains',
  'encryption',
  'certificateChange',
] as const satisfies Capability[]

/** Names of tables that show what an SP has. */
const SHOWN_BY_TABLE: [RegExp, Capability][] = [
  [/group|team|membership/i, 'groups'],
  [/role/i, 'roles'],
  [/permission|grant/i, 'permissions'],
  [/workspace|organi[sz]ation|tenant/i, 'workspaces'],
  [/environment/i, 'environments'],
  [/audit|event_log|activity/i, 'audit'],
  [/invit/i, 'invites'],
  [/domain/i, 'domains'],
  [/seat|licen[cs]e|subscription/i, 'seats'],
]
/** Names of columns of the people's table that do. */
const SHOWN_BY_COLUMN: [RegExp, Capability][] = [
  [/role/i, 'roles'],
  [/group|team/i, 'groups'],
  [/password|passwd/i, 'password'],
]

/**
 * What the SP seems not to have: never what its database or its metadata shows. Pure.
 * @param canDecrypt whether its metadata has a key to encrypt with
 */
export function guessLacks(tables: readonly TableShape[], canDecrypt: boolean): Capability[] {
  const people = peopleTable(tables)
  const has = new Set<Capability>([
    ...(canDecrypt ? (['encryption'] as const) : []),
    ...(people && showsStatus(people) ? (['status'] as const) : []),
    ...SHOWN_BY_TABLE.filter(([name]) => tables.some((each) => name.test(each.name))).map(([, capability]) => capability),
    ...SHOWN_BY_COLUMN.filter(([name]) => people?.columns.some((each) => name.test(each))).map(([, capability]) => capability),
  ])
  return MOSTLY_LACKING.filter((each) => !has.has(each))
}

import { expect, test } from '#unit-test'
import type { Table } from '../sql/database.ts'
import { judge, type KnownPerson } from './sought.ts'
import { soughtInAuditRows, soughtInGroupRows, soughtInRows } from './sought-rows.ts'

const ada: KnownPerson = { email: 'ada@x.test', displayName: 'Ada', surface: 'end-user' }
const table = (...rows: Record<string, unknown>[]): Table => ({ columns: Object.keys(rows[0] ?? {}), rows })
const judged = (statement: string, ...rows: Record<string, unknown>[]) =>
  soughtInRows(table(...rows), { accounts: statement }, 'here', ada)
    .filter((each) => judge(each) !== 'right')
    .map((each) => [judge(each), each.meant])

type Row = [what: string, statement: string, row: object, want: [ReturnType<typeof judge>, string | null][]]
const cases: Row[] = [
  ['all that is read', 'SELECT email, display_name FROM users', { display_name: 'Ada' }, []],
  ['a name that nothing reads', 'SELECT email, name FROM users', { name: 'Ada' }, [['wrong', 'name AS "displayName"']]],
  ['a slip', 'SELECT email, x AS dispalyName FROM users', { dispalyName: 'Ada' }, [['wrong', 'dispalyName AS "displayName"']]],
  ['a switch that nothing reads', 'SELECT email, is_active FROM users', { is_active: 1 }, [['wrong', 'is_active AS status']]],
  ['all of a table', 'SELECT * FROM users', { full_name: 'Ada', password: 'x' }, [['unsure', 'full_name AS "displayName"']]],
  ['all of one table of two', 'SELECT u.*, g.x FROM users u', { active: 1 }, [['unsure', 'active AS status']]],
  ['a number that may be anything', 'SELECT email, external_id FROM users', { external_id: 7 }, []],
  ['a nickname beside the name', 'SELECT email, name, nick AS "displayName" FROM users', { name: 'A', displayName: 'Ada' }, []],
  ['columns of no meaning here', 'SELECT id, email FROM users', { id: 1 }, []],
  ['a name that is NULL', 'SELECT email, display_name FROM users', { display_name: null }, [['unsure', null]]],
  ['a status that is NULL', 'SELECT email, status FROM users', { status: null }, [['unsure', null]]],
  ['a role that is NULL', 'SELECT email, role FROM users', { role: null }, []],
  ['a user who never changed', 'SELECT email, updated_at FROM users', { updated_at: null }, []],
  ['a NameID that is kept nowhere', 'SELECT email, name_id FROM users', { name_id: null }, [['unsure', null]]],
]
for (const [what, statement, row, want] of cases)
  test(`columns of accounts: ${what}`, () => expect(judged(statement, { email: 'ADA@x.test', ...row })).toEqual(want))

test('an address that stands in another column', () =>
  expect(
    soughtInRows(
      table({ email: 'ada', mail: 'ada@x.test' }),
      { accounts: 'SELECT login AS email, mail FROM users' },
      'here',
      ada,
    ).map((each) => each.meant),
  ).toEqual(['mail AS email']))

test('a column that holds something for anybody is right', () =>
  expect(
    judged('SELECT email, status FROM users', { email: 'ada@x.test', status: null }, { email: 'b@x.test', status: 1 }),
  ).toEqual([]))

test('a column that may hold groups is not missed where a statement gives them', () => {
  const accounts = table({ email: 'ada@x.test', group: 'Sales' })
  const statement = 'SELECT email, "group" FROM users'
  const meant = (groups?: string) =>
    soughtInRows(accounts, { accounts: statement, groups }, 'here', ada).flatMap((each) => each.meant ?? [])
  expect([meant(), meant('SELECT email, name FROM teams')]).toEqual([['group AS groups'], []])
})

test('the rows of groups speak of the same people, or of nobody yet', () => {
  const accounts = table({ email: 'ada@x.test' })
  const groups = (...rows: object[]) =>
    soughtInGroupRows({ columns: ['email', 'name'], rows: rows as Table['rows'] }, accounts, 'here')
  expect(groups()).toEqual([])
  expect(groups({ email: 'b@x.test' }, { email: 'ADA@x.test' })).toEqual([])
  expect(groups({ email: 17 }, { email: 18 }).map((each) => [judge(each), each.says])).toEqual([
    ['wrong', 'none of its 2 rows has the address of an account as email; the first has "17"'],
  ])
})

test('a column of a log with a slip', () => {
  const sought = soughtInAuditRows({ columns: ['event', 'reason'], rows: [] }, 'SELECT event, reason FROM log', 'here')
  expect(sought.map((each) => [judge(each), each.meant, each.says])).toEqual([
    [
      'wrong',
      'reason AS reasons',
      'nothing reads the column "reason" of the statement; the words are event, at, decision, code, email, reasons',
    ],
  ])
})

import { expect, test } from '#unit-test'
import type { AuditRecord } from './audit.ts'
import { auditCsv, csvCell } from './csv.ts'

for (const [name, text, cell] of [
  ['plain', 'Ada', '"Ada"'],
  ['quotes', 'say "hi"', '"say ""hi"""'],
  ['a comma and a line break', 'a,\nb', '"a,\nb"'],
  ['a formula', '=HYPERLINK("http://evil.test")', `"'=HYPERLINK(""http://evil.test"")"`],
  ['a plus', '+1', `"'+1"`],
  ['a minus', '-1+1', `"'-1+1"`],
  ['an at sign', '@SUM(A1)', `"'@SUM(A1)"`],
  ['a formula after blanks', ' \t=1', `"' \t=1"`],
  ['a tab', '\tx', `"'\tx"`],
  ['a formula in full width', '\uFF1D1', `"'\uFF1D1"`],
  ['an address', 'ada@x.test', '"ada@x.test"'],
] as const) {
  test(`a cell with ${name}`, () => expect(csvCell(text)).toBe(cell))
}

test('a log has a line for each entry, and says what decided and which defaults were taken', () => {
  const sources = [
    { field: 'name', value: '=Ada', from: 'workato_full_name', isDefault: false },
    { field: 'role', value: 'Operator', from: 'the default role', isDefault: true },
  ]
  const record: AuditRecord = {
    at: '2030-01-01T00:00:00.000Z',
    actor: 'x',
    place: 'workspace/HR',
    event: 'sign-in',
    decision: 'created',
    code: null,
    email: 'ada@x.test',
    nameId: null,
    reasons: ['why', 'and how'],
    details: { sources },
    response: null,
  }
  const rows = auditCsv([record, { ...record, email: null, place: null, decision: null, details: {} }]).split('\r\n')
  const sourced = '"name = =Ada (workato_full_name)","role = Operator (the default role)","why; and how"'
  expect(rows).toEqual([
    '"at","person","place","event","decision","code","decided by","defaults","reasons"',
    `"2030-01-01T00:00:00.000Z","ada@x.test","workspace/HR","sign-in","created","",${sourced}`,
    '"2030-01-01T00:00:00.000Z","x","","sign-in","","","","","why; and how"',
    '',
  ])
})

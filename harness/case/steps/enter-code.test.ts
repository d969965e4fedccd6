import { expect, test } from '@playwright/test'
import { codeToType } from './enter-code.ts'

const mailed = (person: string | null, text: string) => ({ person, mail: { to: 'x', subject: 'x', text } })
const both = [
  mailed('ada', 'It is 111111.'),
  mailed('grace', 'It is 222222.'),
  mailed('ada', 'It is 333333.'),
  mailed('ada', 'Welcome'),
]

const table: { name: string; wanted: Parameters<typeof codeToType>[0]; mails: typeof both; want: string | null }[] = [
  { name: 'the newest of her own', wanted: 'right', mails: both, want: '333333' },
  { name: 'the same, later', wanted: 'expired', mails: both, want: '333333' },
  { name: "another person's", wanted: 'foreign', mails: both, want: '222222' },
  { name: 'any other one', wanted: 'wrong', mails: both, want: '123456' },
  { name: 'another one, should hers be that', wanted: 'wrong', mails: [mailed('ada', '123456')], want: '654321' },
  { name: 'none was mailed', wanted: 'right', mails: [mailed('ada', 'Welcome, order 1234567')], want: null },
  { name: 'nobody else was mailed one', wanted: 'foreign', mails: [mailed('ada', '111111')], want: null },
]
for (const { name, wanted, mails, want } of table)
  test(`${wanted} code: ${name}`, () => expect(codeToType(wanted, mails, 'ada')).toBe(want))

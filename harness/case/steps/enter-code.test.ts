import { expect, test } from '#unit-test'
import type { Driver } from '../../drivers/driver.ts'
import type { CaseWorld } from '../world.ts'
import { enterCodeStep, proofToUse } from './enter-code.ts'
import type { StepDone } from './step.ts'

const mailed = (person: string | null, text: string) => ({ person, mail: { to: 'x', subject: 'x', text } })
type Mails = ReturnType<typeof mailed>[]
const both = [
  mailed('ada', 'It is 111111.'),
  mailed('grace', 'It is 222222.'),
  mailed('ada', 'It is 333333.'),
  mailed('ada', 'Welcome'),
]

const table: { name: string; wanted: Parameters<typeof proofToUse>[0]; mails: Mails; want: string | null }[] = [
  { name: 'the newest of her own', wanted: 'right', mails: both, want: '333333' },
  { name: 'the same, later', wanted: 'expired', mails: both, want: '333333' },
  { name: "another person's", wanted: 'foreign', mails: both, want: '222222' },
  { name: 'any other one', wanted: 'wrong', mails: both, want: '123456' },
  { name: 'another one, should hers be that', wanted: 'wrong', mails: [mailed('ada', '123456')], want: '654321' },
  { name: 'a guess, though none was mailed', wanted: 'wrong', mails: [], want: '123456' },
  { name: 'none was mailed', wanted: 'right', mails: [mailed('ada', 'Welcome, order 1234567')], want: null },
  { name: 'nobody else was mailed one', wanted: 'foreign', mails: [mailed('ada', '111111')], want: null },
]
for (const { name, wanted, mails, want } of table)
  test(`${wanted} code: ${name}`, () => expect(proofToUse(wanted, mails, 'ada', {})).toBe(want))

const link = 'http://sp\\.test/v/\\w+'
const links = [mailed('ada', 'Open http://sp.test/v/aaaaaaaa1111'), mailed('grace', 'Open http://sp.test/v/bbbbbbbb2222')]
const opened: { wanted: Parameters<typeof proofToUse>[0]; mails: Mails; want: string | null }[] = [
  { wanted: 'right', mails: links, want: 'http://sp.test/v/aaaaaaaa1111' },
  { wanted: 'expired', mails: links, want: 'http://sp.test/v/aaaaaaaa1111' },
  { wanted: 'wrong', mails: links, want: 'http://sp.test/v/aaaaaabb2222' },
  { wanted: 'foreign', mails: links, want: 'http://sp.test/v/bbbbbbbb2222' },
  { wanted: 'wrong', mails: [mailed('ada', '123456')], want: null },
]
for (const { wanted, mails, want } of opened)
  test(`${wanted} link: ${want}`, () => expect(proofToUse(wanted, mails, 'ada', { link })).toBe(want))

test('a wrong code of another form keeps its form', () => {
  expect(proofToUse('wrong', [mailed('ada', 'Type ABCD-07')], 'ada', { code: '[A-Z]{4}-\\d\\d' })).toBe('ACDE-18')
})

/** Ada, who has been mailed this, proves her mailbox at an SP that mails links. */
function opens(mails: Mails, times?: number) {
  return opensAt('sp.test', mails, times)
}

async function opensAt(allowed: string, mails: Mails, times?: number): Promise<{ visited: string[]; done: StepDone | null }> {
  const visited: string[] = []
  const driver: Partial<Driver> = {
    open: async (url) => void visited.push(url),
    page: async () => ({ url: visited.at(-1) ?? 'about:blank', status: 200, text: 'Welcome', html: '' }),
  }
  const target = { file: 'sp.yaml', allowHosts: [allowed], mail: { link }, forms: {}, surfaces: {}, refusal: {} }
  const world = { target, mailed: mails, visit: { person: { id: 'ada', firstName: 'Ada' }, place: { id: 'hr' } }, variables: {} }
  let done: StepDone | null = null
  const options = { code: 'right', ...(times ? { times } : {}) } as const
  const browsers = { current: async () => driver as Driver, fresh: async () => driver as Driver }
  await enterCodeStep.run(options, world as unknown as CaseWorld, browsers, async (act) => {
    done = await act()
    return { exchanges: [] }
  })
  return { visited, done }
}

test('a link is opened in the browser of the person, and nothing is typed', async () => {
  const { visited, done } = await opens(links, 2)
  expect(visited).toEqual(['http://sp.test/v/aaaaaaaa1111', 'http://sp.test/v/aaaaaaaa1111'])
  expect(done).toMatchObject({
    sentence: 'Ada opens the right verification link 2 times',
    details: { code: 'right', typed: '2' },
    landing: { url: 'http://sp.test/v/aaaaaaaa1111' },
  })
})

test('without a link nothing is opened, and a link to a host that is not allowed is not followed', async () => {
  expect(await opens([])).toMatchObject({
    visited: [],
    done: { sentence: 'Ada has been mailed no link', details: { typed: '0' } },
  })
  const other = [mailed('ada', 'Open http://sp.test/v/x')]
  await expect(opensAt('other.test', other)).rejects.toThrow('sp.test is not this machine')
})

import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '#unit-test'
import { type Nameable, readWaivers } from './waivers.ts'

const known: Nameable = {
  cases: ['f/a@okta', 'f/a@onelogin', 'f/b@okta', 'g/c@okta'],
  offered: ['f/a@okta', 'f/b@okta'],
  checks: ['one-account', 'account-created'],
}
function read(text: string) {
  const file = test.info().outputPath('waivers.yaml')
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, text)
  return readWaivers(file, known)
}
const waiver = (match: string, more = '') =>
  `- match: '${match}'\n  reason: being mended\n  owner: ada\n  expires: 2030-12-31\n${more}`

test('reads each waiver with its line and the cases of the target that it names', () => {
  expect(read(`# ours\n${waiver('f')}\n${waiver('f/a@okta#one-account', '  issue: ID-1\n')}${waiver('g/c')}`)).toEqual([
    {
      match: 'f',
      line: 2,
      reason: 'being mended',
      owner: 'ada',
      expires: '2030-12-31',
      issue: null,
      names: ['f/a@okta', 'f/b@okta'],
    },
    {
      match: 'f/a@okta#one-account',
      line: 7,
      reason: 'being mended',
      owner: 'ada',
      expires: '2030-12-31',
      issue: 'ID-1',
      names: ['f/a@okta'],
    },
    { match: 'g/c', line: 12, reason: 'being mended', owner: 'ada', expires: '2030-12-31', issue: null, names: [] },
  ])
})

const wrong: [string, string, string][] = [
  ['an unknown case', waiver('f/aa@okta'), ':1: match: no case is called "f/aa@okta"; did you mean "f/a@okta"?'],
  ['one unknown case of several', waiver('f/a,h/x'), 'no case is called "h/x"'],
  ['an unknown check', waiver('f/a#one-acount'), ':1: match: no check is called "one-acount"; did you mean "one-account"?'],
  ['a typo', waiver('f/a', '  ownr: x\n'), 'waivers.yaml:5: 0: "ownr" is not a word that belongs here; did you mean "owner"?'],
  ['no reason', '- { match: f/a, owner: ada, expires: 2030-12-31 }', '0.reason: is missing'],
  ['no owner', '- { match: f/a, reason: being mended, expires: 2030-12-31 }', '0.owner: is missing'],
  ['no last day', '- { match: f/a, reason: being mended, owner: ada }', '0.expires: is missing'],
  ['a day that there is not', waiver('f/a').replace('12-31', '02-30'), 'expires: is not a day; write it like 2026-12-31'],
  ['no day at all', waiver('f/a').replace('2030-12-31', 'never'), 'expires: is not a day; write it like 2026-12-31'],
  ['a reason that says nothing', waiver('f/a').replace('being mended', 'wip'), 'reason: is too short'],
  ['no list', 'match: f/a', 'should be array'],
]
for (const [what, text, says] of wrong) {
  test(`a waiver with ${what} is refused`, () => expect(() => read(text)).toThrow(says))
}

test('an empty list waives nothing', () => expect(read('[]\n')).toEqual([]))

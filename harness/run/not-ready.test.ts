import path from 'node:path'
import { expect, test } from '#unit-test'
import { failed, ok } from '../doctor/finding.ts'
import { setUpFailed } from '../doctor/set-up.ts'
import { EnvironmentError } from '../errors.ts'
import { leftOut, NotReady, nobodyReady } from './not-ready.ts'

const target = { name: 'app', file: path.resolve('app/target.yaml') }
const examined = (says: string) => [
  { point: { id: 'door', title: 'the SP answers' }, finding: ok('200') },
  { point: { id: 'in', title: 'an honest sign-in gets in' }, finding: failed(says, 'look at its log') },
  { point: { id: 'more', title: 'more' }, finding: failed('words') },
]
const [oneLogin, google] = ['OneLogin', 'Google Workspace'].map(
  (vendor) => new NotReady(examined(`${vendor} refused`), vendor, target),
)
const entra = new NotReady([setUpFailed(new EnvironmentError('nothing answers\nstart it'))], 'Microsoft Entra ID', target)
const DOCTOR = 'npm run firstlogin doctor -- --target app/target.yaml looks at everything; --no-preflight runs all the same'

test('a terminal gets every failure with its fix', () => {
  expect(oneLogin?.message.split('\n')).toEqual([
    'the SP "app" is not ready for a run with OneLogin; this is about the set-up, not a verdict on the SP',
    'FAIL an honest sign-in gets in: OneLogin refused',
    '         look at its log',
    'FAIL more: words',
    DOCTOR,
  ])
})

test('a report gets the first failure of vendors that fail alike, and what to write', () => {
  expect(
    leftOut(
      [oneLogin, entra, google].filter((each) => each !== undefined),
      ['okta'],
    ),
  ).toEqual([
    'Not run with OneLogin and Google Workspace (no verdict on the SP): an honest sign-in gets in: OneLogin refused. Name the vendors the SP is set up for in the target file: profiles: [okta]',
    'Not run with Microsoft Entra ID (no verdict on the SP): the SP is up and can be told about our IdP: nothing answers.',
  ])
  expect(leftOut([], ['okta'])).toEqual([])
})

test('where nobody is ready, one vendor is told of in full, and several have been', () => {
  expect(nobodyReady([entra], target)).toBe(entra)
  expect(nobodyReady([entra, ...(google ? [google] : [])], target).message.split('\n')).toEqual([
    'no case was run: the SP "app" is ready for none of Microsoft Entra ID and Google Workspace, as said above',
    DOCTOR,
  ])
})

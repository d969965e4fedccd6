import path from 'node:path'
import { expect, test } from '#unit-test'
import { NotReady } from './not-ready.ts'

test('a terminal gets every finding with its fix, a report the first sentence and what to write', () => {
  const problems = ['FAIL an honest sign-in gets in: the SP refused it\n         look at its log', 'FAIL more: words']
  const error = new NotReady(problems, 'OneLogin', { name: 'app', file: path.resolve('app/target.yaml') })
  expect(error.message.split('\n')).toEqual([
    'the SP "app" is not ready for a run with OneLogin; this is about the set-up, not a verdict on the SP',
    'FAIL an honest sign-in gets in: the SP refused it',
    '         look at its log',
    'FAIL more: words',
    'npm run firstlogin doctor -- --target app/target.yaml looks at everything; --no-preflight runs all the same',
  ])
  expect(error.remark(['okta'])).toBe(
    'Not run with OneLogin, which the SP is not set up for (no verdict on the SP): an honest sign-in gets in: the SP refused it. Name the vendors it is set up for in the target file: profiles: [okta]',
  )
})

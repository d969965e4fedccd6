import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '#unit-test'
import type { Sought } from '../observe/sought.ts'
import { failed, ok, warning } from './finding.ts'
import { keysFinding, together } from './key-findings.ts'

const sought = (key: string, more: Partial<Sought>): Sought => ({
  key,
  says: `about ${key}`,
  state: 'found',
  always: false,
  meant: null,
  ...more,
})
const inFile = () => {
  const file = test.info().outputPath('target.yaml')
  writeFileSync(file, 'name: sp\nsession: { url: /me, email: /mail }\n')
  return { target: { file }, shown: path.relative(process.cwd(), file) }
}

test('a wrong key is named with file, line and fix; further ones follow; what cannot be told waits', () => {
  const { target, shown } = inFile()
  const keys = [
    sought('session.role', { state: 'unseen' }),
    sought('session.email', { state: 'missing', always: true, meant: '/user/mail' }),
    sought('session.groups', { state: 'unfit' }),
  ]
  expect(keysFinding(target, keys, 'seen')).toEqual(
    failed(
      `${shown}:2: session.email: about session.email`,
      'write /user/mail there',
      `${shown}:2: session.groups: about session.groups`,
      '  name the place of what is needed, or take the key out',
    ),
  )
})

test('a key that everybody has, and nothing that could be meant', () => {
  const { target } = inFile()
  const finding = keysFinding(target, [sought('session.email', { state: 'missing', always: true })], 'seen')
  expect(finding.state === 'failed' && finding.fix).toEqual([
    'correct it, or take it out when the SP does not show that',
    'or the SP keeps no such thing of a new person: then "--no-preflight" runs all the same and reports that',
  ])
})

test('what cannot be told is a warning with the reason of each', () => {
  const { target, shown } = inFile()
  const keys = [
    sought('session.role', { state: 'missing' }),
    sought('session.email', { state: 'unseen', meant: 'x' }),
    sought('session', {}),
  ]
  expect(keysFinding(target, keys, 'seen')).toEqual(
    warning(
      'seen',
      'of this it cannot be told whether it is right:',
      `${shown}:2: session.role: about session.role`,
      `${shown}:2: session.email: about session.email; write x there, when that is meant`,
    ),
  )
  expect(keysFinding(target, [sought('session', {})], 'seen')).toEqual(ok('seen'))
})

const both: [string, Parameters<typeof together>[0], ReturnType<typeof together>][] = [
  ['all fine', [ok('a'), ok('b')], ok('a; b')],
  ['one failed', [ok('a'), failed('b', 'c'), failed('d')], failed('b', 'c')],
  ['two unsure', [warning('a', 'why', 'x'), ok('b'), warning('c', 'why', 'y')], warning('a; b; c', 'why', 'x', 'y')],
]
for (const [name, findings, want] of both) test(`together: ${name}`, () => expect(together(findings)).toEqual(want))

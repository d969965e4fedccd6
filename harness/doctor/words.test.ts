import { expect, test } from '#unit-test'
import { failed, ok, skipped, warning } from './finding.ts'
import { examinedInWords, toldAtOnce, toldAtTheEnd } from './words.ts'

const door = { point: { id: 'door', title: 'the door' }, finding: failed('it is locked', 'unlock it:\nkey: 1') }
const clock = { point: { id: 'clock', title: 'the clock' }, finding: skipped('no hook', 'hooks:\n  clock: {}') }
const mail = { point: { id: 'mail', title: 'mail' }, finding: skipped('none is sent') }
const roof = { point: { id: 'roof', title: 'the roof' }, finding: warning('dry', 'it has not rained') }
const hall = { point: { id: 'hall', title: 'the hall' }, finding: ok('green') }

test('a failure and a warning are told in full at once, what was left out in one line', () => {
  expect([door, roof, clock, mail, hall].map(toldAtOnce)).toEqual([
    'FAIL the door: it is locked\n         unlock it:\n         key: 1',
    'warn the roof: dry\n         it has not rained',
    '-    the clock: no hook',
    '-    mail: none is sent',
    'ok   the hall: green',
  ])
})

test('advice about what was left out waits for the end, is there only when there is some, and is brief where nothing failed', () => {
  expect(toldAtTheEnd([door, roof, clock, mail, hall])).toEqual([
    'Left out above, and what would change that:',
    '-    the clock: no hook\n         hooks:\n           clock: {}',
  ])
  expect(toldAtTheEnd([roof, clock, hall])).toEqual([
    'Left out above for want of something in the target file: 1; --verbose says what to write there',
  ])
  expect(toldAtTheEnd([mail, hall])).toEqual([])
  expect(examinedInWords(clock)).toContain('clock: {}')
})

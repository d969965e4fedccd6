import { expect, test } from '#unit-test'
import type { Problem } from '../../lint/problem.ts'
import { besideLines } from './problems.ts'

const notSent: Problem = { kind: 'not-sent', field: 'statement', statement: 'role', expression: 'x', message: 'there is no x.' }
const doubtful: Problem = { ...notSent, kind: 'warning', message: 'x is odd.' }
const ofAttribute: Problem = { ...doubtful, field: 'attribute', expression: '' }

test('a problem is said beside its line, and else among the rest', () => {
  const { about, rest } = besideLines([notSent, doubtful, ofAttribute])
  expect(about('role', 'y')).toEqual([])
  expect(about('role', '')).toEqual([])
  expect(about('role', 'x')).toEqual(['Not sent: there is no x.', 'x is odd.'])
  expect(rest()).toEqual(['role: x is odd.'])
})

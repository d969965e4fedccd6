import { expect, test } from '#unit-test'
import type { CaseResult, CheckResult } from '../results.ts'
import { declaredGaps } from './declared-gaps.ts'

const saying = (reason: string, outcome: CheckResult['outcome'] = 'not-applicable') =>
  ({ checks: [{ outcome, reason }] }) as unknown as CaseResult

test('what a declared policy gives up is said once, and nothing else is', () => {
  const gap = 'the declared policy links accounts by the address alone (existingAccount: link): F-05 not met'
  expect(
    declaredGaps([
      saying(gap),
      saying(gap),
      saying('the target declares that it has no chat'),
      saying('a row that is not met', 'not-verified'),
      saying('the declared policy knows people by their address (matchKey: email): G-01 to G-04 not met'),
    ]),
  ).toEqual([
    'The declared policy knows people by their address (matchKey: email): G-01 to G-04 not met.',
    'The declared policy links accounts by the address alone (existingAccount: link): F-05 not met.',
  ])
})

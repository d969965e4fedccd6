import { expect, test } from '@playwright/test'
import { runExample } from '../../harness/testing/example-run.ts'
import { bringPackages } from '../../harness/testing/examples.ts'

/** What this app gets wrong, each confirmed by hand: see README.md. A list that shrinks or grows is news. */
const findings = {
  'existing-user/domain-in-its-ascii-form': ['account-per-match-key', 'one-account'],
  'refused-assertions/audience-mismatch': ['nothing-created', 'refused'],
  'refused-assertions/confirmation-expired': ['nothing-created', 'refused'],
  'refused-assertions/destination-mismatch': ['nothing-created', 'refused'],
  'refused-assertions/in-response-to-mismatch': ['nothing-created', 'refused'],
  'refused-assertions/recipient-mismatch': ['nothing-created', 'refused'],
  'refused-assertions/replayed-in-another-browser': ['refused'],
  'refused-assertions/replayed-in-the-same-browser': ['refused'],
  'refused-assertions/resent-after-signing-out': ['refused'],
  'refused-assertions/resent-in-another-browser': ['refused'],
}

/** Nobody can edit an account by hand there, or make a late step fail. */
const unverified = ['existing-user/edited-by-hand', 'new-user/late-step-fails']

test('an SP whose session is words on a page gets the verdicts it deserves', async () => {
  test.setTimeout(240_000)
  await bringPackages('samlify')
  const run = runExample('samlify')
  expect(run.findings).toEqual(findings)
  expect([run.scenarios('ERROR'), run.scenarios('UNVERIFIED')]).toEqual([[], unverified])
})

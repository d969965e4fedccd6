import { expect, test } from '@playwright/test'
import { runExample } from '../../harness/testing/example-run.ts'
import { bringPackages } from '../../harness/testing/examples.ts'

/** What this app gets wrong, each confirmed by hand: see README.md. A list that shrinks or grows is news. */
const findings = {
  'existing-user/address-in-other-case': ['account-per-match-key', 'one-account'],
  'existing-user/address-in-other-case-in-the-name-id': ['account-per-match-key', 'one-account'],
  'existing-user/domain-in-its-ascii-form': ['account-per-match-key', 'one-account'],
  'missing-attributes/two-names': ['name-from-assertion'],
  'refused-assertions/confirmation-expired': ['nothing-created', 'refused'],
  'refused-assertions/destination-mismatch': ['nothing-created', 'refused'],
  'refused-assertions/in-response-to-mismatch': ['nothing-created', 'refused'],
  'refused-assertions/issuer-mismatch': ['nothing-created', 'refused'],
  'refused-assertions/recipient-mismatch': ['nothing-created', 'refused'],
  'refused-assertions/replayed-in-another-browser': ['refused'],
  'refused-assertions/replayed-in-the-same-browser': ['refused'],
  'refused-assertions/resent-after-signing-out': ['refused'],
  'refused-assertions/resent-in-another-browser': ['refused'],
  'refused-assertions/status-not-success': ['nothing-created', 'refused'],
}

/**
 * Nobody can edit an account by hand there or make a late step fail. Whoever sends no address is let in under the NameID, so that nobody is
 * refused for want of one.
 */
const unverified = ['existing-user/edited-by-hand', 'missing-attributes/refused-for-what-is-missing', 'new-user/late-step-fails']

test('an SP that nobody built for firstlogin gets the verdicts it deserves', async () => {
  test.setTimeout(240_000)
  await bringPackages('passport-saml')
  const run = runExample('passport-saml')
  expect(run.findings).toEqual(findings)
  expect([run.scenarios('ERROR'), run.scenarios('UNVERIFIED')]).toEqual([[], unverified])
})

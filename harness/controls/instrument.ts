/** Checks that judge our own IdP, and what the IdP has to do wrong to turn each of them red: bend its first message, or a fault of its own. */
export const instrumentControls: readonly {
  check: string
  scenario: string
  wrong: { mutation: string } | { fault: string }
  profile?: string
}[] = [
  { check: 'recipient-is-acs', scenario: 'instrument/a-message-to-the-service', wrong: { mutation: 'recipient-mismatch' } },
  { check: 'recipient-is-acs', scenario: 'instrument/a-message-to-the-service', wrong: { mutation: 'destination-mismatch' } },
  { check: 'audience-is-entity-id', scenario: 'instrument/a-message-to-the-service', wrong: { mutation: 'audience-mismatch' } },
  { check: 'name-id-is-address', scenario: 'instrument/a-message-to-the-service', wrong: { mutation: 'content-tampered' } },
  { check: 'vendor-defaults', scenario: 'instrument/a-message-to-the-service', wrong: { mutation: 'expired' } },
  { check: 'vendor-defaults', scenario: 'instrument/a-message-to-the-service', wrong: { mutation: 'issuer-mismatch' } },
  { check: 'typed-data-agrees', scenario: 'instrument/a-message-to-the-service', wrong: { fault: 'typed-data-outdated' } },
  { check: 'metadata-usable', scenario: 'instrument/metadata-url', wrong: { mutation: 'untrusted-key' } },
  { check: 'metadata-usable', scenario: 'instrument/metadata-url', wrong: { mutation: 'issuer-mismatch' } },
  { check: 'sent-as-configured', scenario: 'instrument/roles-of-three-environments', wrong: { mutation: 'attributes-dropped' } },
  {
    check: 'statement-value-sent',
    scenario: 'instrument/role-in-the-vendors-own-syntax',
    wrong: { mutation: 'attributes-dropped' },
  },
  { check: 'statement-value-sent', scenario: 'instrument/okta-choices', wrong: { fault: 'choice-title-sent' } },
  { check: 'lasting-identifier-sent', scenario: 'instrument/full-profile', wrong: { mutation: 'attributes-dropped' } },
  { check: 'unresolved-not-sent', scenario: 'instrument/expressions-of-other-vendors', wrong: { fault: 'expressions-guessed' } },
  {
    check: 'unresolved-not-sent',
    scenario: 'instrument/variable-in-another-letter-case',
    wrong: { fault: 'expressions-guessed' },
  },
  { check: 'problems-flagged', scenario: 'instrument/expressions-of-other-vendors', wrong: { fault: 'problems-unsaid' } },
  { check: 'problems-flagged', scenario: 'instrument/okta-choices', wrong: { fault: 'problems-unsaid' } },
  { check: 'problems-shown', scenario: 'instrument/okta-choices', wrong: { fault: 'problems-unsaid' } },
  { check: 'not-entitled-refused', scenario: 'instrument/not-yet-verified', wrong: { fault: 'verification-skipped' } },
  { check: 'not-entitled-refused', scenario: 'instrument/not-assigned', wrong: { fault: 'assignment-skipped' } },
  { check: 'not-entitled-refused', scenario: 'instrument/no-longer-in-the-group', wrong: { fault: 'assignment-skipped' } },
  { check: 'entitled-let-in', scenario: 'instrument/no-longer-in-the-group', wrong: { fault: 'group-members-refused' } },
  { check: 'app-kept-as-typed', scenario: 'instrument/okta-guide', wrong: { fault: 'app-type-forgotten' } },
  { check: 'app-type-without-effect', scenario: 'instrument/okta-app-type', wrong: { fault: 'app-type-sent' } },
]

/** What an IdP does wrong, by its name. */
export const wrongOf = (wrong: { mutation: string } | { fault: string }): string =>
  'mutation' in wrong ? wrong.mutation : wrong.fault

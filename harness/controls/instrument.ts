/** Checks that judge our own IdP, and the bent message that has to turn each of them red. */
export const instrumentControls: readonly { check: string; mutation: string; scenario: string }[] = [
  { check: 'recipient-is-acs', mutation: 'recipient-mismatch', scenario: 'refused-assertions/honest-response' },
  { check: 'audience-is-entity-id', mutation: 'audience-mismatch', scenario: 'refused-assertions/honest-response' },
  { check: 'sent-as-configured', mutation: 'attributes-dropped', scenario: 'missing-attributes/no-role' },
]

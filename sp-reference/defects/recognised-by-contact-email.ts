import { defineDefect } from './defect.ts'

/** Whoever sets the attribute opens any account. */
export const recognisedByContactEmail = defineDefect({
  id: 'recognised-by-contact-email',
  title: 'Recognises people by the email attribute in place of the NameID',
  trips: ['account-per-match-key', 'no-join-without-verification', 'one-account', 'signed-in-at-once'],
  bends: {
    facts: (facts, { policy }) => ({
      ...facts,
      nameId: facts.attributes.get(policy.attributeMap.email ?? '')?.[0] ?? facts.nameId,
    }),
  },
})

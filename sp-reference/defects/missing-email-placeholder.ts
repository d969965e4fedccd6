import { defineDefect } from './defect.ts'

/** Nobody can be reached there. */
export const missingEmailPlaceholder = defineDefect({
  id: 'missing-email-placeholder',
  title: 'Makes an address up when none is sent',
  trips: ['no-half-record'],
  bends: { policy: (policy) => ({ ...policy, missingAttribute: { ...policy.missingAttribute, email: 'placeholder' } }) },
})

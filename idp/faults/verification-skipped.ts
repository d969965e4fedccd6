import { defineFault } from './fault.ts'

/** People who have not finished their verification get assertions all the same. */
export const verificationSkipped = defineFault({
  id: 'verification-skipped',
  title: 'People who are not verified are let in',
  letsIn: ['not-verified'],
})

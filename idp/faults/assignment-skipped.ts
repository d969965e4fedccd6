import { defineFault } from './fault.ts'

/** Who may use an app is not asked. */
export const assignmentSkipped = defineFault({
  id: 'assignment-skipped',
  title: 'People who are not assigned to the app are let in',
  letsIn: ['not-assigned'],
})

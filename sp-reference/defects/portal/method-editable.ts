import { defineDefect } from '../defect.ts'

/** The form of a client saves whatever it is sent. */
export const methodEditable = defineDefect({
  id: 'method-editable',
  title: 'Lets an administrator change the method of an API client',
  trips: ['client-method-frozen'],
  bends: { methodIsFrozen: () => false },
})

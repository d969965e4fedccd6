import { defineDefect } from '../defect.ts'

/** A client may call whatever there is. */
export const everythingGranted = defineDefect({
  id: 'everything-granted',
  title: 'Gives everybody access to every collection',
  trips: ['access-requested', 'collections-browsable', 'no-access-at-first'],
  bends: { grants: (_grants, { collections }) => collections },
})

import { defineDefect } from './defect.ts'

/** The permission is stored and shown, and opens nothing. */
export const permissionsAreNamesOnly = defineDefect({
  id: 'permissions-are-names-only',
  title: 'Gives a permission by name, which opens no app',
  trips: ['apps-per-permissions'],
  bends: { mayOpenApp: () => false },
})

import { defineDefect } from './defect.ts'

/** Permissions are given, kept and shown, and asked nowhere. */
export const permissionsBindNothing = defineDefect({
  id: 'permissions-bind-nothing',
  title: 'Opens every app of an environment, whatever permissions a person has',
  trips: ['apps-per-permissions'],
  bends: { mayOpenApp: () => true },
})

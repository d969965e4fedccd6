import type { Bite } from './portal-bites.ts'

/** What the faults about permissions of end users bend. */
export const permissionBites: Record<string, Bite> = {
  'permissions-are-names-only': ['mayOpenApp', true, null, false],
  'permissions-bind-nothing': ['mayOpenApp', false, null, true],
}

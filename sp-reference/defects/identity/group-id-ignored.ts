import { defineDefect } from '../defect.ts'
import { knownBy } from './known-by.ts'

/** Entra ID sends the ids of groups: an SP that is told them and looks for names finds none. */
export const groupIdIgnored = defineDefect({
  id: 'group-id-ignored',
  title: 'Looks a group up by its name, though groups are known by their ids',
  trips: ['groups-at-creation', 'groups-per-policy'],
  bends: { input: (input) => knownBy('name', input) },
})

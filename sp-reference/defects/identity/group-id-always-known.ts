import { defineDefect } from '../defect.ts'
import { knownBy } from './known-by.ts'

/** What is not configured does not count: a group is given by what nobody agreed on. */
export const groupIdAlwaysKnown = defineDefect({
  id: 'group-id-always-known',
  title: 'Takes the id of a group where groups are known by their names',
  trips: ['groups-at-creation', 'unknown-group-logged'],
  bends: { input: (input) => knownBy('id', input) },
})

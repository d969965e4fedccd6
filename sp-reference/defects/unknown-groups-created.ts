import { assertedGroups } from '../jit/groups.ts'
import type { EndUserInput } from '../jit/types.ts'
import { defineDefect } from './defect.ts'

const withGroups = <E extends { groups: string[] }>(environment: E, { facts, policy }: EndUserInput): E => ({
  ...environment,
  groups: [...environment.groups, ...assertedGroups(facts, policy).names],
})

/** The assertion invents groups. */
export const unknownGroupsCreated = defineDefect({
  id: 'unknown-groups-created',
  title: 'Makes groups up that the environment does not have',
  trips: ['groups-at-creation'],
  bends: {
    input: (input) =>
      input.surface === 'end-user'
        ? {
            ...input,
            environment: withGroups(input.environment, input),
            environments: input.environments.map((place) => withGroups(place, input)),
          }
        : input,
  },
})

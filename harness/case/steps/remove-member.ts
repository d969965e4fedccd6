import { UsageError, wordsOf } from '../../errors.ts'
import { runHook } from '../../hooks/run-hook.ts'
import { forget } from '../known-accounts.ts'
import { personVariables } from '../sign-in.ts'
import { UnmetPrecondition } from '../unmet-precondition.ts'
import { kindOf, personOf, placeOf } from '../world.ts'
import { defineStep } from './step.ts'

/** The SP's administrator takes somebody out of an environment or workspace. */
export const removeMemberStep = defineStep({
  kind: 'remove-member',
  run: async (options, world, _browsers, frame) => {
    const hook = world.target.hooks.removeMember
    if (!hook) throw new UnmetPrecondition('the target has no hook removeMember, so nobody can be taken out there')
    const person = personOf(world, options.person)
    const place = placeOf(world, options.at)
    await frame(async () => {
      const about = { place: place.id, name: place.name, kind: kindOf(world, place) }
      const variables = { ...world.variables, ...personVariables(person), ...about }
      await runHook(hook, { ...world, variables }, 'hooks.removeMember').catch((error: unknown) => {
        if (error instanceof UsageError) throw error
        throw new UnmetPrecondition(`the person could not be taken out: ${wordsOf(error)}`)
      })
      forget(world.known, person.email)
      return {
        sentence: `The SP's administrator takes ${person.firstName} out of ${place.name}`,
        person,
        place,
        settled: { removed: { person: person.id, place: place.name } },
      }
    })
  },
})

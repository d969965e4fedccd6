import { runHook } from '../../hooks/run-hook.ts'
import { attempt } from '../portal/in-portal.ts'
import { personVariables } from '../sign-in.ts'
import { UnmetPrecondition } from '../unmet-precondition.ts'
import { personOf } from '../world.ts'
import { defineStep } from './step.ts'

/** The SP's administrator tries to change how a person's API client signs in. */
export const changeClientStep = defineStep({
  kind: 'change-client',
  run: async (options, world, _browsers, frame) => {
    const hook = world.target.hooks.changeClient
    if (!hook) throw new UnmetPrecondition('the target has no hook changeClient, so nobody can try to change a client')
    const person = personOf(world, options.person)
    const { method } = options
    await frame(async () => {
      const variables = { ...world.variables, ...personVariables(person), method }
      const { outcome, why } = await attempt(() => runHook(hook, { ...world, variables }, 'hooks.changeClient'))
      const sentence = `The SP's administrator changes the method of ${person.firstName}'s API client to ${method}: ${outcome}`
      return { sentence, person, details: { outcome, why, method } }
    })
  },
})

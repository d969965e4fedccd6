import { runHook } from '../../hooks/run-hook.ts'
import { plain } from '../people.ts'
import { attempt } from '../portal/in-portal.ts'
import { personVariables } from '../sign-in.ts'
import { UnmetPrecondition } from '../unmet-precondition.ts'
import { kindOf, personOf, placeOf } from '../world.ts'
import { defineStep } from './step.ts'

/** What a person reads in a list of roles where none is chosen. */
const NO_ROLE = 'default'

/** The SP's administrator invites somebody. An SP may refuse that, e.g. for an address of a foreign domain. */
export const inviteStep = defineStep({
  kind: 'invite',
  run: async (options, world, browsers, frame) => {
    const hook = world.target.hooks.invite
    if (!hook) throw new UnmetPrecondition('the target has no hook invite, so nobody can be invited there')
    const person = personOf(world, options.person)
    const place = placeOf(world, options.at)
    const email = options.email === undefined ? person.email : String(plain(options.email, world.token))
    const role = options.role ?? null
    await frame(async () => {
      const about = { place: place.id, name: place.name, kind: kindOf(world, place), role: role ?? NO_ROLE }
      const variables = { ...world.variables, ...personVariables(person), email, ...about }
      // An administrator who is signed in already would find no sign-in form at the second invitation.
      const context = { ...world, variables, admin: () => browsers.fresh() }
      const { outcome, why } = await attempt(() => runHook(hook, context, 'hooks.invite'))
      const as = role === null ? '' : ` as ${role}`
      const spelled = email === person.email ? {} : { spelled: email }
      return {
        sentence: `The SP's administrator invites ${person.firstName} to ${place.name}${as}: ${outcome}`,
        person,
        place,
        details: { outcome, why },
        ...(outcome === 'accepted' ? { settled: { invited: { person: person.id, place: place.name, role, ...spelled } } } : {}),
      }
    })
  },
})

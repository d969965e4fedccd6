import { landingOf, sessionOf } from '../look.ts'
import { passIdp } from '../sign-in.ts'
import { UnmetPrecondition } from '../unmet-precondition.ts'
import { defineStep } from './step.ts'

/** Who stopped at the IdP's sign-in page goes on in the same browser: so an answer reaches an SP that would not ask any more. */
export const finishSignInStep = defineStep({
  kind: 'finish-sign-in',
  run: async (_options, world, browsers, frame) => {
    if (!world.visit) throw new UnmetPrecondition('nobody has started a sign-in that could be finished')
    const { person, place } = world.visit
    const driver = await browsers.current()
    await frame(async () => {
      await passIdp(driver, person, world)
      return {
        sentence: `${person.displayName} goes on at ${world.profile.title} and comes back to ${place.name}`,
        person,
        place,
        channel: 'go',
        landing: await landingOf(driver, world),
        session: await sessionOf(driver, world),
      }
    })
  },
})

import type { Driver } from '../../drivers/driver.ts'
import { landingOf, sessionOf, signOut } from '../look.ts'
import { signIn } from '../sign-in.ts'
import { UnmetPrecondition } from '../unmet-precondition.ts'
import { type CaseWorld, personOf, placeOf } from '../world.ts'
import { type Browsers, defineStep, type OptionsOf } from './step.ts'

/** First the unbent twin, which has to be accepted; then the same with a bent Response, which has to be refused. */
export const bentSignInStep = defineStep({
  kind: 'bent-sign-in',
  run: async (options, world, browsers, frame) => {
    const person = personOf(world, options.person)
    const place = placeOf(world, options.at)
    const twin = options.twin === 'same-person' ? person : personOf(world, 'twin')
    const control = await browsers.fresh()
    await frame(async () => {
      await signIn(control, place.signIn, twin, world)
      const sentence = `${twin.displayName} signs in at ${place.name} with an honest Response (the twin)`
      return {
        sentence,
        person: twin,
        place,
        channel: 'go',
        control: true,
        landing: await landingOf(control, world),
        session: await sessionOf(control, world),
      }
    })
    const bent = await browserFor(options.browser ?? 'new', control, world, browsers)
    await frame(async () => {
      await world.idp.arm(world.tenant.id, { app: place.app, person: person.idpKey, mutation: options.mutation })
      await signIn(bent, place.signIn, person, world)
      const sentence = `${person.displayName} signs in at ${place.name}, and the Response is bent: ${options.mutation}`
      return {
        sentence,
        person,
        place,
        channel: 'go',
        mutation: options.mutation,
        landing: await landingOf(bent, world),
        session: await sessionOf(bent, world),
      }
    })
  },
})

type Where = NonNullable<OptionsOf<'bent-sign-in'>['browser']>

async function browserFor(where: Where, control: Driver, world: CaseWorld, browsers: Browsers): Promise<Driver> {
  if (where === 'new') return browsers.fresh()
  if (where === 'same' && !(await signOut(control, world)))
    throw new UnmetPrecondition(
      world.target.forms.signOut
        ? 'the way to sign out that the target names did not end the session (forms.signOut)'
        : 'the target names no way to sign out (forms.signOut)',
    )
  return control
}

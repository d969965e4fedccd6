import { landingOf, sessionOf, signOut } from '../look.ts'
import { signIn } from '../sign-in.ts'
import { personOf, placeOf } from '../world.ts'
import { defineStep } from './step.ts'

/** First the unbent twin, which has to be accepted; then the same with a bent Response, which has to be refused. */
export const bentSignInStep = defineStep({
  kind: 'bent-sign-in',
  run: async (options, world, browsers, frame) => {
    const person = personOf(world, options.person)
    const place = placeOf(world, options.at)
    const twin = options.twin === 'same-person' ? person : personOf(world, 'twin')
    const control = await browsers.fresh()
    await frame(async () => {
      await signIn(control, place.loginUrl, twin, world.profile, world.parties.idp.url)
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
    // A message that comes again has to come in the browser that brought it first, or another rule than one-time use refuses it.
    const bent = options.twin === 'same-person' && (await signOut(control, world)) ? control : await browsers.fresh()
    await frame(async () => {
      await world.idp.arm(world.tenant.id, { app: place.app, person: person.idpKey, mutation: options.mutation })
      await signIn(bent, place.loginUrl, person, world.profile, world.parties.idp.url)
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

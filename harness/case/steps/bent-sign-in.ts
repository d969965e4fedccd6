import type { Driver } from '../../drivers/driver.ts'
import type { IdpExchange } from '../../parties/idp-client.ts'
import { encryptionFor } from '../encryption.ts'
import { signOut, whatIsSeen } from '../look.ts'
import { resend } from '../resend.ts'
import { signIn } from '../sign-in.ts'
import { UnmetPrecondition } from '../unmet-precondition.ts'
import { type CaseWorld, personOf, placeOf } from '../world.ts'
import { type Browsers, defineStep, type OptionsOf } from './step.ts'

type Options = OptionsOf<'bent-sign-in'>
type Where = NonNullable<Options['browser']>

/** First the unbent twin, which has to be accepted; then the same with a bent Response, which has to be refused. */
export const bentSignInStep = defineStep({
  kind: 'bent-sign-in',
  run: async (options, world, browsers, frame) => {
    const person = personOf(world, options.person)
    const place = placeOf(world, options.at)
    const twin = options.twin === 'same-person' ? person : personOf(world, 'twin')
    const control = await browsers.fresh()
    const encryption = options.encrypted ? await encryptionFor(place, control, world) : undefined
    const { exchanges } = await frame(async () => {
      if (encryption) await world.idp.arm(world.tenant.id, { app: place.app, person: twin.idpKey, encryption })
      await signIn(control, place.signIn, twin, world)
      const sentence = `${twin.displayName} signs in at ${place.name} with an honest${options.encrypted ? ', encrypted' : ''} Response (the twin)`
      return {
        sentence,
        person: twin,
        place,
        channel: 'go',
        control: true,
        ...(await whatIsSeen(control, world)),
      }
    })
    const bent = await browserFor(options.browser ?? 'new', control, world, browsers)
    await frame(async () => {
      const delivered = await deliver(bent, options, encryption, exchanges, world)
      return {
        ...delivered,
        person,
        place,
        channel: 'go',
        mutation: options.mutation,
        ...(await whatIsSeen(bent, world)),
      }
    })
  },
})

/** @param exchanges those of the twin's sign-in */
async function deliver(
  driver: Driver,
  options: Options,
  encryption: { certificate: string } | undefined,
  exchanges: readonly IdpExchange[],
  world: CaseWorld,
): Promise<{ sentence: string; resent?: IdpExchange }> {
  const { mutation, browser = 'new' } = options
  const person = personOf(world, options.person)
  const place = placeOf(world, options.at)
  if (options.by === 'resend') {
    const resent = await resend(driver, exchanges, { acsUrl: place.acsUrl, from: world.tenant.url, mutation })
    return { sentence: `${senders[browser](person.displayName)} posts the same Response at ${place.name} once more`, resent }
  }
  await world.idp.arm(world.tenant.id, { app: place.app, person: person.idpKey, mutation, ...(encryption ? { encryption } : {}) })
  await signIn(driver, place.signIn, person, world)
  return {
    sentence: `${person.displayName} signs in at ${place.name}, and the Response is bent${encryption ? ' before it is encrypted' : ''}: ${mutation}`,
  }
}

/** Who sends what was sent before, by where it comes from. */
const senders: Record<Where, (name: string) => string> = {
  new: (name) => `Another browser than ${name}'s, which asked for nothing,`,
  same: (name) => `The browser of ${name}, who has signed out,`,
  'still-signed-in': (name) => `The browser of ${name}, who is still signed in,`,
}

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

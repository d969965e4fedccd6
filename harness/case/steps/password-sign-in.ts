import { fillAddress } from '../../target/fill-address.ts'
import { whatIsSeen } from '../look.ts'
import { UnmetPrecondition } from '../unmet-precondition.ts'
import { personOf, placeOf } from '../world.ts'
import { defineStep } from './step.ts'

/** A person tries the SP's password form instead of single sign-on. */
export const passwordSignInStep = defineStep({
  kind: 'password-sign-in',
  run: async (options, world, browsers, frame) => {
    const form = world.target.forms.password
    if (!form) throw new UnmetPrecondition('the target names no password form (forms.password)')
    const person = personOf(world, options.person)
    const place = placeOf(world, options.at)
    const driver = await browsers.fresh()
    await frame(async () => {
      await driver.open(fillAddress(form.url, { ...world.variables, place: place.id }, 'forms.password.url'))
      const offered = await driver.hasField(form.email)
      if (offered) {
        await driver.fill(form.email, person.email)
        await driver.fill(form.password, person.password)
        await driver.press(form.button)
      }
      const sentence = `${person.displayName} tries to sign in at ${place.name} with a password`
      return {
        sentence,
        person,
        place,
        ...(await whatIsSeen(driver, world)),
        details: { offered: String(offered) },
      }
    })
  },
})

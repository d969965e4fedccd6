import { fillText } from '../../target/template.ts'
import { whatIsSeen } from '../look.ts'
import { UnmetPrecondition } from '../unmet-precondition.ts'
import { placeOf } from '../world.ts'
import { defineStep } from './step.ts'

/** The person who came last switches to another workspace without signing in again. */
export const switchToStep = defineStep({
  kind: 'switch-to',
  run: async (options, world, browsers, frame) => {
    const form = world.target.forms.switch
    if (!form) throw new UnmetPrecondition('the target names no workspace switcher (forms.switch)')
    if (!world.visit) throw new UnmetPrecondition('nobody has signed in, so nobody can switch')
    const driver = await browsers.current()
    const place = placeOf(world, options.workspace)
    const { person } = world.visit
    await frame(async () => {
      const button = fillText(form.button, { name: place.name }, 'forms.switch.button')
      const offered = await driver.hasButton(button)
      if (offered) await driver.press(button)
      return {
        sentence: `${person.firstName} ${offered ? 'switches' : 'is not offered to switch'} to ${place.name}`,
        person,
        place,
        ...(await whatIsSeen(driver, world)),
        details: { offered: String(offered) },
      }
    })
  },
})

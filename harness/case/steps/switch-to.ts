import { atPointer } from '../../target/pointer.ts'
import { fillText } from '../../target/template.ts'
import { landingOf, sessionOf } from '../look.ts'
import { UnmetPrecondition } from '../prepare.ts'
import { placeOf } from '../world.ts'
import { defineStep } from './step.ts'

/** The person switches to another workspace without signing in again. */
export const switchToStep = defineStep({
  kind: 'switch-to',
  run: async (options, world, browsers, frame) => {
    const form = world.target.forms.switch
    if (!form) throw new UnmetPrecondition('the target names no workspace switcher (forms.switch)')
    const driver = await browsers.current()
    const place = placeOf(world, options.workspace)
    await frame(async () => {
      const button = fillText(form.button, { name: title(place.name) }, 'forms.switch.button')
      const offered = await driver.hasButton(button)
      if (offered) await driver.press(button)
      const person = world.people.values().next().value
      const sentence = `${person?.firstName ?? 'The person'} switches to ${place.name}`
      const active = await activePlace(driver, world)
      return {
        sentence,
        ...(person ? { person } : {}),
        place,
        landing: await landingOf(driver, world),
        session: await sessionOf(driver, world),
        details: { offered: String(offered), active },
      }
    })
  },
})

function title(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}

async function activePlace(
  driver: { getJson(url: string): Promise<{ body: unknown }> },
  world: Parameters<typeof landingOf>[1],
): Promise<string> {
  const { body } = await driver.getJson(fillText(world.target.session.url, world.variables, 'session.url'))
  const pointer = world.target.session.place
  return pointer === undefined ? '' : String(atPointer(body, pointer) ?? '')
}

import { fillAddress } from '../../target/fill-address.ts'
import { fillText } from '../../target/template.ts'
import { landingOf, sessionOf } from '../look.ts'
import { personVariables } from '../sign-in.ts'
import { UnmetPrecondition } from '../unmet-precondition.ts'
import { placeOf } from '../world.ts'
import { defineStep } from './step.ts'

/** Who acted last opens an app by its address, whether or not a link leads there. */
export const openAppStep = defineStep({
  kind: 'open-app',
  run: async ({ at, app }, world, browsers, frame) => {
    const form = world.target.forms.app
    if (!form) throw new UnmetPrecondition('the target names no page of an app (forms.app)')
    if (!world.visit) throw new UnmetPrecondition('nobody has signed in, so nobody can open an app')
    const { person } = world.visit
    const place = placeOf(world, at)
    const driver = await browsers.current()
    await frame(async () => {
      const variables = { ...world.variables, ...personVariables(person), place: place.id, name: place.name, app }
      await driver.open(fillAddress(form.url, variables, 'forms.app.url'))
      const page = await driver.page()
      const opened = (page.status ?? 200) < 400 && page.text.includes(fillText(form.shows, variables, 'forms.app.shows'))
      return {
        sentence: `${person.firstName} opens the app ${app} of ${place.name}${opened ? '' : ', which does not open'}`,
        person,
        place,
        landing: await landingOf(driver, world),
        session: await sessionOf(driver, world),
        details: { app, opened: String(opened) },
      }
    })
  },
})

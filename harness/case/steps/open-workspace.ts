import { fillAddress } from '../../target/fill-address.ts'
import { fillText } from '../../target/template.ts'
import { landingOf, sessionOf } from '../look.ts'
import { personVariables } from '../sign-in.ts'
import { UnmetPrecondition } from '../unmet-precondition.ts'
import { placeOf } from '../world.ts'
import { defineStep } from './step.ts'

/** Who acted last opens a workspace by its address, whether or not a link leads there. */
export const openWorkspaceStep = defineStep({
  kind: 'open-workspace',
  run: async (options, world, browsers, frame) => {
    const form = world.target.forms.workspace
    if (!form) throw new UnmetPrecondition('the target names no page of a workspace (forms.workspace)')
    if (!world.visit) throw new UnmetPrecondition('nobody has signed in, so nobody can open a workspace')
    const { person } = world.visit
    const place = placeOf(world, options.workspace)
    const driver = await browsers.current()
    await frame(async () => {
      const variables = { ...world.variables, ...personVariables(person), place: place.id, name: place.name }
      await driver.open(fillAddress(form.url, variables, 'forms.workspace.url'))
      const page = await driver.page()
      const opened = (page.status ?? 200) < 400 && page.text.includes(fillText(form.shows, variables, 'forms.workspace.shows'))
      return {
        sentence: `${person.firstName} opens the workspace ${place.name}${opened ? '' : ', which does not open'}`,
        person,
        place,
        landing: await landingOf(driver, world),
        session: await sessionOf(driver, world),
        details: { opened: String(opened) },
      }
    })
  },
})

import { fillAddress } from '../../target/fill-address.ts'
import { fillText } from '../../target/template.ts'
import { landingOf, sessionOf } from '../look.ts'
import { demandInBrowser, portalOf } from '../portal/in-portal.ts'
import { personVariables } from '../sign-in.ts'
import { personOf } from '../world.ts'
import { defineStep } from './step.ts'

/** A person looks at the page of the developer portal that offers API collections. */
export const browseApisStep = defineStep({
  kind: 'browse-apis',
  run: async ({ person: name }, world, browsers, frame) => {
    const { discover } = portalOf(world)
    const person = personOf(world, name)
    demandInBrowser(world, person)
    const driver = await browsers.current()
    const collections = world.given.portal?.collections.map((each) => each.name) ?? []
    await frame(async () => {
      const variables = { ...world.variables, ...personVariables(person) }
      await driver.open(fillAddress(discover.url, variables, 'portal.discover.url'))
      const { text } = await driver.page()
      const usable: string[] = []
      for (const collection of discover.tryOut === undefined ? [] : collections)
        if (await driver.hasButton(fillText(discover.tryOut ?? '', { ...variables, collection }, 'portal.discover.tryOut')))
          usable.push(collection)
      return {
        sentence: `${person.firstName} looks through the API collections on offer`,
        person,
        landing: await landingOf(driver, world),
        session: await sessionOf(driver, world),
        details: {
          listed: collections.filter((each) => text.includes(each)).join(', '),
          usable: discover.tryOut === undefined ? 'unknown' : usable.join(', '),
        },
      }
    })
  },
})

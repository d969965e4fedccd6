import { DriverError } from '../../drivers/driver.ts'
import { walk } from '../../pages/walk.ts'
import { landingOf, sessionOf } from '../look.ts'
import { demandInBrowser, portalOf } from '../portal/in-portal.ts'
import { personVariables } from '../sign-in.ts'
import { UnmetPrecondition } from '../unmet-precondition.ts'
import { personOf } from '../world.ts'
import { defineStep } from './step.ts'

const NOTE = 'For a program that reads'

/** A person asks in the developer portal for access to an API collection. */
export const requestAccessStep = defineStep({
  kind: 'request-access',
  run: async ({ person: name, collection }, world, browsers, frame) => {
    const steps = portalOf(world).request
    if (!steps) throw new UnmetPrecondition('the target does not say how access is requested (portal.request)')
    const person = personOf(world, name)
    demandInBrowser(world, person)
    const driver = await browsers.current()
    await frame(async () => {
      const variables = { ...world.variables, ...personVariables(person), collection, note: NOTE }
      let why = ''
      try {
        await walk(driver, steps, variables, 'portal.request')
      } catch (error) {
        if (!(error instanceof DriverError)) throw error
        why = error.message
      }
      return {
        sentence: `${person.firstName} ${why === '' ? 'asks' : 'is not able to ask'} for access to ${collection}`,
        person,
        landing: await landingOf(driver, world),
        session: await sessionOf(driver, world),
        details: { collection, asked: why === '' ? 'yes' : 'no', why },
      }
    })
  },
})

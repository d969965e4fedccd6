import { createHttpDriver } from '../../drivers/http.ts'
import { wordsOf } from '../../errors.ts'
import { driverOptions } from '../../target/driver-options.ts'
import { whatIsSeen } from '../look.ts'
import { signIn } from '../sign-in.ts'
import { personOf, placeOf } from '../world.ts'
import { defineStep } from './step.ts'

/** The same person signs in from many browsers at once; over http where the SP's pages work so, since what counts is its side of the race. */
export const parallelSignInsStep = defineStep({
  kind: 'parallel-sign-ins',
  run: async (options, world, browsers, frame) => {
    const person = personOf(world, options.person)
    const place = placeOf(world, options.at)
    const other = options.also === undefined ? place : placeOf(world, options.also)
    await frame(async () => {
      const parallel = await Promise.all(
        Array.from({ length: options.count }, async (_, index) => {
          const driver =
            world.target.driver === 'browser' ? await browsers.fresh() : createHttpDriver(driverOptions(world.target))
          try {
            await signIn(driver, (index % 2 === 0 ? place : other).signIn, person, world)
            return { ...(await whatIsSeen(driver, world)), problem: null }
          } catch (error) {
            return { landing: null, session: { known: false, signedInAs: null }, problem: wordsOf(error) }
          }
        }),
      )
      return {
        sentence: `${person.displayName} signs in ${options.count} times at once at ${place.name}${other === place ? '' : ` and ${other.name}`}`,
        person,
        place,
        channel: 'go',
        parallel,
      }
    })
  },
})

import { encryptionFor } from '../encryption.ts'
import { whatIsSeen } from '../look.ts'
import { openStart, signIn } from '../sign-in.ts'
import { type CaseWorld, type Place, personOf, placeOf } from '../world.ts'
import { defineStep } from './step.ts'

/** A person signs in through the IdP, mostly from the SP's own sign-in page. */
export const signInStep = defineStep({
  kind: 'sign-in',
  run: async (options, world, browsers, frame) => {
    const person = personOf(world, options.person)
    const place = placeOf(world, options.at)
    const channel =
      options.channel ?? (place.name === world.given.portal?.environment && world.surface === 'portal' ? 'portal' : 'go')
    const driver = options.browser === 'same' ? await browsers.current() : await browsers.fresh()
    await frame(async () => {
      const start = startOf(options.from, world, place) ?? inChannel(place.signIn, options.channel)
      const stops = options.until === 'idp'
      if (options.encrypted)
        await world.idp.arm(world.tenant.id, {
          app: place.app,
          person: person.idpKey,
          encryption: await encryptionFor(place, driver, world),
        })
      await (stops ? openStart : signIn)(driver, start, person, world)
      if (options.from === 'apps-page' && !stops) await driver.press(appAt(world, place).name, 'link')
      const via = ways[options.from ?? 'sp'](world.profile.title)
      const how = options.encrypted ? ', and the Assertion is encrypted' : ''
      const sentence = `${person.displayName || person.email} signs in at ${place.name}${via}${how}${stops ? '; the person goes no further than its sign-in page' : ''}`
      return {
        sentence,
        person,
        place,
        channel,
        ...(await whatIsSeen(driver, world)),
        details: { until: options.until ?? 'end', browser: options.browser ?? 'fresh' },
      }
    })
  },
})

/** Where a sign-in by a channel starts; without one the SP's own default counts. */
function inChannel(start: Place['signIn'], channel: 'go' | 'portal' | undefined): Place['signIn'] {
  if (!channel || typeof start !== 'string') return start
  const withChannel = new URL(start)
  withChannel.searchParams.set('channel', channel)
  return withChannel.href
}

const ways = {
  sp: (idp: string) => ` through ${idp}`,
  idp: (idp: string) => `, starting at ${idp}`,
  'apps-page': (idp: string) => `, pressing the tile on the page of their apps at ${idp}`,
}

/** Where a sign-in starts that no SP has asked for; null: at the SP. */
function startOf(from: keyof typeof ways | undefined, world: CaseWorld, place: Place): string | null {
  if (from === 'idp') return appAt(world, place).initiateUrl
  return from === 'apps-page' ? world.tenant.portalUrl : null
}

function appAt(world: CaseWorld, place: Place): CaseWorld['tenant']['apps'][number] {
  const app = world.tenant.apps.find((each) => each.id === place.app)
  if (!app) throw new Error(`the IdP has no app "${place.app}"`)
  return app
}

import { HtmlPage } from '../../drivers/html-page.ts'
import { APP_NAME } from '../../instrument/app-name.ts'
import { walk } from '../../pages/walk.ts'
import { landingOf } from '../look.ts'
import { plain } from '../people.ts'
import { personVariables } from '../sign-in.ts'
import { type CaseWorld, personOf, placeOf } from '../world.ts'
import { defineStep, type OptionsOf } from './step.ts'

/** The IdP's administrator does something on its pages, in a browser of their own. */
export const atIdpStep = defineStep({
  kind: 'at-idp',
  run: async (options, world, browsers, frame) => {
    const person = personOf(world, options.person)
    const driver = await browsers.fresh()
    await frame(async () => {
      await driver.open(`${world.tenant.url}/?token=${encodeURIComponent(world.parties.idp.token)}`)
      const expressions = world.statements.map(({ word, expression }) => [`expression.${word}`, expression])
      const { acsUrl, entityId } = placeOf(world, undefined)
      const variables = {
        ...world.variables,
        ...personVariables(person),
        ...Object.fromEntries(expressions),
        acsUrl,
        entityId,
        app: APP_NAME,
      }
      await walk(driver, options.steps, variables, 'at-idp.steps')
      await lookForApp(world)
      const { url, html } = await driver.page()
      copy(new HtmlPage(url, html), options.copies ?? {}, world)
      Object.assign(person, plainly(options.makes ?? {}))
      for (const [word, value] of Object.entries(options.makes?.sends ?? {}))
        person.sends[word as keyof typeof person.sends] = plain(value, world.token)
      return { sentence: `The IdP's administrator ${options.does}`, person, landing: await landingOf(driver, world) }
    })
  },
})

type Options = OptionsOf<'at-idp'>

/** What stands beside the words on the page, for the service and for comparison. @throws Error for words that are not there */
function copy(page: HtmlPage, copies: NonNullable<Options['copies']>, { instrument, copiedFromIdp }: CaseWorld): void {
  for (const [what, label] of Object.entries(copies)) {
    if (label === undefined) continue
    const value = page.valueOf(label)
    if (value === null) throw new Error(`there is no "${label}" to copy on ${page.url}`)
    copiedFromIdp[`idp.${what}`] = value
    if (!instrument) continue
    if (what === 'metadataUrl') instrument.consumer.learn(value)
    else instrument.copied[what as keyof typeof instrument.copied] = value
  }
}

const plainly = ({ verified, assigned }: NonNullable<Options['makes']>) => ({
  ...(verified === undefined ? {} : { verified }),
  ...(assigned === undefined ? {} : { assigned }),
})

/** An app that was made on the pages has an id and addresses that only the IdP knows. */
async function lookForApp(world: CaseWorld): Promise<void> {
  world.tenant = await world.idp.getTenant(world.tenant.id)
  const [app] = world.tenant.apps
  const [place] = world.places.values()
  if (!app || !place) return
  place.app = app.id
  // What was typed in there comes from the SP's pages, and is not ours.
  place.copied = true
  world.instrument?.consumer.learn(app.metadataUrl)
}

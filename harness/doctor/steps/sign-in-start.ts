import { personVariables } from '../../case/sign-in.ts'
import { personOf, placeOf } from '../../case/world.ts'
import { type Driver, DriverError } from '../../drivers/driver.ts'
import { EnvironmentError, wordsOf } from '../../errors.ts'
import { walk } from '../../pages/walk.ts'
import { HostNotAllowed } from '../../target/allowed-host.ts'
import { withPlace } from '../../target/place-in-file.ts'
import { howToConnect, ssoUrlOf } from '../connect-words.ts'
import { definePoint, type Examination, failed, ok } from '../finding.ts'

/** Where a sign-in starts, the browser is sent to our IdP with a request that it understands. */
export const signInStart = definePoint({
  id: 'sign-in-start',
  title: 'a sign-in starts and comes to our IdP',
  needs: ['reachability', 'metadata'],
  beforeRuns: true,
  async examine(examination) {
    const { browsers, target, world, parties } = examination
    const driver = await browsers.fresh()
    const place = placeOf(world, undefined)
    const where = `surfaces.${world.surface}.signIn`
    const shown = typeof place.signIn === 'string' ? place.signIn : `the steps of ${where}`
    try {
      await startSignIn(driver, examination)
    } catch (error) {
      const elsewhere = leadsElsewhere(error, examination)
      return elsewhere === null
        ? failed(inWords(error, shown, target), `correct ${where} in the target file`)
        : failed(`${shown} leads to ${elsewhere}, which is not our IdP`, ...howToConnect(examination), ...howToAllow(error))
    }
    const page = await driver.page()
    const at = new URL(page.url)
    if (at.origin === new URL(parties.idp.url).origin) {
      const refusal = (await world.newExchanges()).find((each) => each.refusal !== null)?.refusal
      if (!refusal && (page.status ?? 0) >= 400)
        return failed(
          `the SP sends people to an address that our IdP does not have (${at.pathname} answers ${page.status}): an old SSO URL; it is now ${ssoUrlOf(examination)}`,
          ...howToConnect(examination),
        )
      if (!refusal) return ok(`${shown} leads to ${at.origin}${at.pathname}`)
      return failed(
        `our IdP does not understand the request: ${refusal.text}`,
        `the entityID and ACS of the request have to be those of the target file: ${place.entityId}, ${place.acsUrl}`,
        "sp:\n  entityId: <Issuer of the SP's AuthnRequests>\n  acsUrl: <where it takes Responses>",
      )
    }
    const base = new URL(parties.sp.base)
    if (at.origin !== base.origin)
      return failed(`${shown} leads to ${at.origin}${at.pathname}, which is not our IdP`, ...howToConnect(examination))
    const scripts = target.driver === 'browser' ? 'not-needed' : await lookWithScripts(examination)
    if (scripts === 'needed')
      return failed(`${shown} goes on by script only`, 'let every case go through a browser:\ndriver: browser')
    const words = page.text.replace(/\s+/g, ' ').trim().slice(0, 200)
    return failed(
      `${shown} stays at the SP: ${page.status ?? '?'} ${at.pathname}: "${words}"`,
      `when that is the page where a sign-in begins, say what a person does there:\nsignIn:\n  - open: ${at.pathname}\n  - press: Sign in with SSO`,
      ...(typeof scripts === 'object' ? [`whether it goes on by script could not be looked at: ${scripts.unseen}`] : []),
      ...howToConnect(examination),
    )
  },
})

/** Words about a step of the target file begin with its place; others with where the sign-in starts. */
function inWords(error: unknown, shown: string, target: Examination['target']): string {
  const words = wordsOf(error)
  const placed = withPlace(target, words)
  return placed === words ? `${shown}: ${words}` : placed
}

/** Where the browser was going when it could not get there, if that is neither the SP nor our IdP: mostly another IdP. */
function leadsElsewhere(error: unknown, { parties }: Examination): string | null {
  const address = error instanceof DriverError || error instanceof HostNotAllowed ? error.address : null
  if (address === null) return null
  const { origin, pathname } = new URL(address)
  const known = [parties.sp.base, parties.idp.url].map((each) => new URL(each).origin)
  return known.includes(origin) ? null : `${origin}${pathname}`
}

/** A host of the SP's own on the way to its IdP has to be allowed. */
function howToAllow(error: unknown): string[] {
  if (!(error instanceof HostNotAllowed)) return []
  const { hostname } = new URL(error.address)
  return [`or, when ${hostname} is only on the way there and a run may make accounts at it:\nallowHosts: [${hostname}]`]
}

/** Does what a person does until the SP sends the browser to its IdP, and no more. */
export async function startSignIn(driver: Driver, { world }: Examination): Promise<void> {
  const place = placeOf(world, undefined)
  if (typeof place.signIn === 'string') return driver.open(place.signIn)
  const variables = { ...world.variables, ...personVariables(personOf(world, undefined)) }
  await walk(driver, place.signIn, variables, `surfaces.${world.surface}.signIn`)
}

/** Whether the way to our IdP takes a browser that runs scripts; where none can be had, why it could not be looked at. */
async function lookWithScripts(examination: Examination): Promise<'needed' | 'not-needed' | { unseen: string }> {
  let driver: Driver | null
  try {
    driver = await examination.scripted()
  } catch (error) {
    if (error instanceof EnvironmentError) return { unseen: error.message }
    throw error
  }
  if (!driver) return 'not-needed'
  await startSignIn(driver, examination)
  const { url } = await driver.page()
  return new URL(url).origin === new URL(examination.parties.idp.url).origin ? 'needed' : 'not-needed'
}

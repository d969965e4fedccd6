import type { Driver } from '../drivers/driver.ts'
import { HtmlPage } from '../drivers/html-page.ts'
import { fillAddress } from '../target/fill-address.ts'
import type { Landing, SessionSeen } from './case-run.ts'
import { askSession } from './session.ts'
import type { CaseWorld } from './world.ts'

const MAX_TEXT = 2_000

/** The page where the person ended up, with the refusal's stable code where the target says it stands. */
export async function landingOf(driver: Driver, world: CaseWorld): Promise<Landing> {
  const page = await driver.page()
  const elementId = world.surface === 'idp' ? 'refusal-code' : world.target.refusal.elementId
  const html = new HtmlPage(page.url, page.html)
  const refusalCode = elementId ? html.textOf(elementId) : null
  return {
    url: page.url,
    status: page.status,
    text: page.text.slice(0, MAX_TEXT),
    refusalCode,
    headings: html.namesOf('heading'),
  }
}

/** Asks the SP who is signed in, with this browser's cookies. A target without a probe leaves it unknown. */
export async function sessionOf(driver: Driver, world: CaseWorld): Promise<SessionSeen> {
  if (world.surface === 'idp') return { known: false, signedInAs: null }
  const probe = world.target.surfaces[world.surface]?.session ?? world.target.session
  if (!probe) return { known: false, signedInAs: null }
  return askSession(driver, probe, world.variables, [...world.people.values()])
}

/** Where the person ended up, and who is signed in there. */
export async function whatIsSeen(driver: Driver, world: CaseWorld): Promise<{ landing: Landing; session: SessionSeen }> {
  return { landing: await landingOf(driver, world), session: await sessionOf(driver, world) }
}

/** Ends the session at the SP, where the target says how. @returns whether nobody is signed in any more */
export async function signOut(driver: Driver, world: CaseWorld): Promise<boolean> {
  const form = world.target.forms.signOut
  if (!form) return false
  await driver.open(signOutAddress(form, world))
  if (form.button && (await driver.hasButton(form.button))) await driver.press(form.button)
  const session = await sessionOf(driver, world)
  return session.known && session.signedInAs === null
}

/** The page at which a person signs out. */
export function signOutAddress({ url }: { url: string }, world: CaseWorld): string {
  const firstPlace = world.places.values().next().value?.id
  return fillAddress(url, { ...world.variables, firstPlace }, 'forms.signOut.url')
}

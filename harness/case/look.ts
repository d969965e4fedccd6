import type { Driver } from '../drivers/driver.ts'
import { HtmlPage } from '../drivers/html-page.ts'
import { atPointer } from '../target/pointer.ts'
import { fillText } from '../target/template.ts'
import type { Landing, SessionSeen } from './case-run.ts'
import type { CaseWorld } from './world.ts'

const MAX_TEXT = 2_000

/** The page where the person ended up, with the refusal's stable code where the target says it stands. */
export async function landingOf(driver: Driver, world: CaseWorld): Promise<Landing> {
  const page = await driver.page()
  const { elementId } = world.target.refusal
  const refusalCode = elementId ? new HtmlPage(page.url, page.html).textOf(elementId) : null
  return { url: page.url, status: page.status, text: page.text.slice(0, MAX_TEXT), refusalCode }
}

/** Asks the SP who is signed in, with this browser's cookies. */
export async function sessionOf(driver: Driver, world: CaseWorld): Promise<SessionSeen> {
  const { url, signedIn, email, place } = world.target.session
  const answer = await driver.getJson(fillText(url, world.variables, 'session.url'))
  if (answer.status === 401 || answer.status === 403 || (answer.status >= 300 && answer.status < 400))
    return { known: true, signedInAs: null }
  if (answer.status !== 200) return { known: false, signedInAs: null }
  if (typeof answer.body !== 'object' || answer.body === null) return { known: false, signedInAs: null }
  const who = atPointer(answer.body, email)
  const yes = signedIn === undefined ? typeof who === 'string' && who !== '' : atPointer(answer.body, signedIn) === true
  const active = place === undefined ? undefined : atPointer(answer.body, place)
  return {
    known: true,
    signedInAs: yes && typeof who === 'string' ? who : null,
    ...(yes && typeof active === 'string' ? { place: active } : {}),
  }
}

/** Ends the session at the SP, where the target says how. @returns whether nobody is signed in any more */
export async function signOut(driver: Driver, world: CaseWorld): Promise<boolean> {
  const form = world.target.forms.signOut
  if (!form) return false
  const firstPlace = world.places.values().next().value?.id
  await driver.open(fillText(form.url, { ...world.variables, firstPlace }, 'forms.signOut.url'))
  if (form.button && (await driver.hasButton(form.button))) await driver.press(form.button)
  const session = await sessionOf(driver, world)
  return session.known && session.signedInAs === null
}

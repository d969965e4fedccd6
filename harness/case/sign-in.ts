import type { Driver } from '../drivers/driver.ts'
import { walk } from '../pages/walk.ts'
import type { CasePerson } from './people.ts'
import type { CaseWorld, Place } from './world.ts'

/**
 * Goes to where a sign-in starts and through the vendor's sign-in steps, as the person would.
 * Stops where the browser leaves the IdP, or where the IdP shows something other than its next step (a refusal).
 */
export async function signIn(
  driver: Driver,
  start: Place['signIn'],
  person: CasePerson,
  world: Pick<CaseWorld, 'profile' | 'surface' | 'variables'> & { parties: { idp: { url: string } } },
): Promise<void> {
  await openStart(driver, start, person, world)
  await passIdp(driver, person, world)
}

/** Goes to where a sign-in starts, and no further. */
export async function openStart(
  driver: Driver,
  start: Place['signIn'],
  person: CasePerson,
  world: Pick<CaseWorld, 'surface' | 'variables'>,
): Promise<void> {
  if (typeof start === 'string') await driver.open(start)
  else await walk(driver, start, { ...world.variables, ...personVariables(person) }, `surfaces.${world.surface}.signIn`)
}

/** Goes through the vendor's sign-in steps from the page that is open; does nothing where that is no page of the IdP. */
export async function passIdp(
  driver: Driver,
  person: CasePerson,
  world: Pick<CaseWorld, 'profile'> & { parties: { idp: { url: string } } },
): Promise<void> {
  const idp = new URL(world.parties.idp.url).origin
  const { remembers } = world.profile.signIn
  // A browser that has been there before is shown who it was; they type their name all the same.
  if (remembers.how === 'list' && new URL((await driver.page()).url).origin === idp && (await driver.hasButton(remembers.other)))
    await driver.press(remembers.other)
  for (const step of world.profile.signIn.steps) {
    const { url } = await driver.page()
    if (new URL(url).origin !== idp) return
    const first = step.fields[0]
    const offered = first ? await driver.hasField(first.label) : await driver.hasButton(step.button)
    if (!offered) continue
    for (const field of step.fields) await driver.fill(field.label, field.value === 'userName' ? person.email : person.password)
    await driver.press(step.button)
  }
}

/** What the target file may say about the person who acts. */
export function personVariables({ email, displayName, firstName, lastName, password }: CasePerson): Record<string, string> {
  return { email, displayName, firstName, lastName, password }
}

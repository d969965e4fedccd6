import type { VendorProfile } from '../../idp/index.ts'
import type { Driver } from '../drivers/driver.ts'
import type { CasePerson } from './people.ts'

/**
 * Goes to the place where a sign-in starts and through the vendor's sign-in steps, as the person would.
 * Stops where the browser leaves the IdP, or where the IdP shows something other than its next step (a refusal).
 */
export async function signIn(
  driver: Driver,
  startUrl: string,
  person: CasePerson,
  profile: VendorProfile,
  idpUrl: string,
): Promise<void> {
  await driver.open(startUrl)
  for (const step of profile.signIn.steps) {
    const { url } = await driver.page()
    if (new URL(url).origin !== new URL(idpUrl).origin) return
    const first = step.fields[0]
    const offered = first ? await driver.hasField(first.label) : await driver.hasButton(step.button)
    if (!offered) continue
    for (const field of step.fields) await driver.fill(field.label, field.value === 'userName' ? person.email : person.password)
    await driver.press(step.button)
  }
}

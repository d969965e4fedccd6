import { sessionOf, signOutAddress } from '../../case/look.ts'
import { spSurface } from '../../case/places.ts'
import { type Driver, DriverError, type PageSeen } from '../../drivers/driver.ts'
import { HtmlPage } from '../../drivers/html-page.ts'
import { buttonsOnOffer } from '../../drivers/on-offer.ts'
import { wordsOf } from '../../errors.ts'
import { EXAMPLE_SIGN_OUT } from '../../hints/examples.ts'
import { HostNotAllowed } from '../../target/allowed-host.ts'
import { placeInFile } from '../../target/place-in-file.ts'
import { definePoint, type Examination, type Finding, failed, ok, skipped, warning } from '../finding.ts'

/** A run gives our IdP no address for single logout: who is sent there does not come back. */
const LOCAL = "name the page that ends the SP's own session: in a run our IdP sends nobody back who signs out"

/** Who has signed in can sign out as the target file says, and is nobody then. */
export const signOut = definePoint({
  id: 'sign-out',
  title: 'who is signed in can sign out',
  needs: ['session-probe'],
  beforeRuns: true,
  async examine(examination) {
    const { target, world, signedIn } = examination
    const form = target.forms.signOut
    if (!form || !signedIn)
      return skipped('no forms.signOut; cases in which somebody signs out stay unverified', EXAMPLE_SIGN_OUT)
    const address = signOutAddress(form, world)
    try {
      await signedIn.open(address)
    } catch (error) {
      return notThere(error, examination, address)
    }
    const page = await signedIn.page()
    const isOffered = form.button !== undefined && (await signedIn.hasButton(form.button))
    if (form.button !== undefined && isOffered) await signedIn.press(form.button)
    const session = await sessionOf(signedIn, world)
    if (!session.known)
      return failed('after signing out the session probe gives no usable answer', 'correct forms.signOut, or session')
    const offers = (button: string) =>
      `no button or link "${button}" is on ${page.url}${buttonsOnOffer(new HtmlPage(page.url, page.html), button)}`
    if (session.signedInAs === null) {
      // From here on the browser is nobody's.
      examination.signedIn = null
      if (form.button === undefined || isOffered) return ok(`nobody is signed in after ${inWords(form)}`)
      return warning(
        `nobody is signed in after opening ${form.url}`,
        `${placeInFile(target, 'forms.signOut.button')}: ${offers(form.button)}; take it out, when opening the page is enough each time`,
      )
    }
    if (form.button !== undefined && !isOffered)
      return failed(
        `${placeInFile(target, 'forms.signOut.button')}: ${offers(form.button)}; ${session.signedInAs} is still signed in`,
        'name the button or link as the page does, or the page that has it',
      )
    return stillSignedIn(session.signedInAs, page, signedIn, examination)
  },
})

/** Why the page to sign out at could not be opened. */
function notThere(error: unknown, { target, parties }: Examination, address: string): Finding {
  const place = placeInFile(target, 'forms.signOut.url')
  const to = error instanceof DriverError || error instanceof HostNotAllowed ? error.address : null
  const [there, own] = [to === null ? '' : new URL(to).origin, new URL(address).origin]
  if (to === null || there === own)
    return failed(`${place}: ${wordsOf(error)}`, 'correct it: the page at which a person signs out')
  if (there === new URL(parties.idp.url).origin) return failed(`${place}: ${address} leads to our IdP`, LOCAL)
  return failed(`${place}: ${address} leads to ${there}${new URL(to).pathname}: ${wordsOf(error)}`, LOCAL)
}

async function stillSignedIn(
  who: string,
  page: PageSeen,
  driver: Driver,
  { target, parties, world }: Examination,
): Promise<Finding> {
  const form = target.forms.signOut ?? { url: '' }
  const place = placeInFile(target, 'forms.signOut')
  const last = await driver.page()
  const said = `${who} is still signed in after ${inWords(form)}`
  const at = `${last.status ?? '?'} ${last.url.split(/[?#]/)[0]}: "${last.text.replace(/\s+/g, ' ').trim().slice(0, 160)}"`
  if (new URL(last.url).origin === new URL(parties.idp.url).origin)
    return failed(`${place}: ${said}, which leads to our IdP`, LOCAL)
  if ((page.status ?? 0) >= 400)
    return failed(`${place}: ${said}: ${page.url} answers ${page.status}`, 'correct url: the page at which a person signs out')
  const probe = target.surfaces[spSurface(world)]?.session ?? target.session
  return failed(
    `${place}: ${said}, which ended at ${at}`,
    ...('button' in form && form.button !== undefined
      ? ['name the button that ends the session, or another page']
      : [
          'name the button that has to be pressed there, or another page:',
          'forms:',
          `  signOut: { url: ${form.url}, button: Sign out }`,
        ]),
    ...(probe && 'cookie' in probe
      ? ['or the SP leaves the cookie there when nobody is signed in any more: let session ask a page instead']
      : []),
  )
}

function inWords({ url, button }: { url: string; button?: string | undefined }): string {
  return button === undefined ? `opening ${url}` : `opening ${url} and pressing "${button}"`
}

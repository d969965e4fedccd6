import { landingOf } from '../../case/look.ts'
import { readAssertion } from '../../case/sent.ts'
import { signIn } from '../../case/sign-in.ts'
import { personOf, placeOf } from '../../case/world.ts'
import { definePoint, failed, ok } from '../finding.ts'

/** Somebody nobody knows signs in with an honest message, and the SP does not show an error. */
export const controlSignIn = definePoint({
  id: 'control-sign-in',
  title: 'an honest sign-in gets in (positive control)',
  needs: ['sign-in-start'],
  beforeRuns: true,
  async examine(examination) {
    const { browsers, world, parties } = examination
    const [person, place] = [personOf(world, undefined), placeOf(world, undefined)]
    await world.newExchanges()
    const driver = await browsers.fresh()
    await signIn(driver, place.signIn, person, world)
    examination.signedIn = driver
    const landing = await landingOf(driver, world)
    const sent = (await world.newExchanges()).find((each) => each.response !== null)?.response
    const words = landing.text.replace(/\s+/g, ' ').trim().slice(0, 240)
    if (!sent)
      return failed(
        `${person.email} did not come through our IdP's sign-in pages; the last page (${landing.url}) says: "${words}"`,
      )
    if (new URL(landing.url).origin === new URL(parties.idp.url).origin)
      return failed(
        `after the Response the browser is at our IdP again: "${words}"`,
        'look at the log of the SP for why it asked anew',
      )
    const said = readAssertion(sent.xml)
    examination.sent = said
    const refused = (landing.status ?? 0) >= 400 || landing.refusalCode !== null
    if (!refused) return ok(`${person.email} ends at ${new URL(landing.url).pathname} (${landing.status ?? '?'})`)
    return failed(
      `the SP refused an honest Response with ${landing.status ?? '?'}: "${words}"`,
      'mostly one of these is not what the SP was told: Issuer, certificate, Audience (the entityID), Recipient (the ACS URL), what is signed',
      `  Issuer     ${said?.issuer}`,
      `  Audience   ${said?.audience.join(', ')}`,
      `  Recipient  ${said?.recipient}`,
      `  NameID     ${said?.nameId} (${said?.nameIdFormat ?? 'no Format'})`,
      `  attributes ${Object.keys(said?.attributes ?? {}).join(', ') || 'none'}`,
      "the SP's own log says more; an SP that needs an attribute gets it by attributeMap",
    )
  },
})

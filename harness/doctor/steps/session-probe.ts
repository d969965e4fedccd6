import { sessionOf } from '../../case/look.ts'
import { spSurface } from '../../case/places.ts'
import { personOf } from '../../case/world.ts'
import { placeInFile } from '../../target/place-in-file.ts'
import { definePoint, failed, ok } from '../finding.ts'
import { keysFinding } from '../key-findings.ts'
import { nameSent } from '../name-sent.ts'
import { answerTo, probeAdvice, UNNAMED, unnamed } from '../probe-advice.ts'
import { probeAnswer } from '../probe-words.ts'
import { soughtInSession } from '../session-keys.ts'
import { startSignIn } from './sign-in-start.ts'

/** The probe says nobody of a fresh browser, and the right person after a sign-in; what else it reads of the session is there. */
export const sessionProbe = definePoint({
  id: 'session-probe',
  title: 'who is signed in can be told',
  needs: ['control-sign-in'],
  beforeRuns: true,
  async examine(examination) {
    const { browsers, parties, signedIn, target, world } = examination
    const own = target.surfaces[spSurface(world)]?.session
    const probe = own ?? target.session
    if (!probe)
      return failed(
        'the target file does not say how to tell who is signed in',
        'by JSON, by a text, by a field, or by a cookie:\nsession: { url: /me, email: /email }\nsession: { url: /, text: "Signed in as {email}" }\nsession: { url: /profile, field: E-mail }\nsession: { cookie: sessionid }',
      )
    const key = own ? `surfaces.${world.surface}.session` : 'session'
    const place = placeInFile(target, key)
    const fresh = await browsers.fresh()
    if ('cookie' in probe) {
      // A browser that has been nowhere has no cookies; one that began a sign-in has all that an SP gives to strangers.
      await fresh.open(parties.sp.base)
      await startSignIn(fresh, examination)
    }
    const anonymous = await sessionOf(fresh, world)
    if (!anonymous.known)
      return failed(
        `${place}: the probe gives no usable answer to a fresh browser${await probeAnswer(fresh, probe, world)}`,
        'correct session in the target file',
      )
    if (anonymous.signedInAs !== null)
      return failed(
        `${place}: the probe says of a fresh browser that ${anonymous.signedInAs} is signed in, so it cannot tell anything${await probeAnswer(fresh, probe, world)}`,
        'cookie' in probe
          ? 'the SP gives that cookie to everybody; ask a page instead:\nsession: { url: /, text: "Signed in as {email}" }'
          : 'name something that only a signed-in person sees',
      )
    const person = personOf(world, undefined)
    const after = signedIn ? await sessionOf(signedIn, world) : anonymous
    const got = () => (signedIn ? probeAnswer(signedIn, probe, world) : '')
    const advice = () => probeAdvice(probe, fresh, examination)
    if (!after.known)
      return failed(`${place}: the probe gives no usable answer to the browser that signed in${await got()}`, ...(await advice()))
    if (after.signedInAs === null) {
      const page = signedIn ? await signedIn.page() : null
      const words = page?.text.replace(/\s+/g, ' ').trim().slice(0, 200) ?? ''
      return failed(
        `${place}: the probe says that nobody is signed in after the honest sign-in${await got()}, which ended at ${page?.url}: "${words}"`,
        'when that page shows an error, the SP refused the Response: its log says why',
        'when it shows the person, correct session in the target file (the URL, the pointer, or the words)',
        ...(await advice()),
      )
    }
    const isWho = after.signedInAs.toLowerCase() === person.email.toLowerCase()
    if (!after.unnamed && !isWho)
      return failed(
        `${place}: the probe says ${after.signedInAs} is signed in, and ${person.email} was${await got()}`,
        "point session.email at the person's address",
        ...(await advice()),
      )
    const says = after.unnamed ? UNNAMED : `nobody before, ${after.signedInAs} after`
    if ('cookie' in probe || !signedIn) return ok(says)
    if (!('email' in probe)) return after.unnamed ? unnamed(probe, fresh, examination, place) : ok(says)
    const { answer } = await answerTo(probe, signedIn, examination)
    const known = { email: person.email, displayName: nameSent(examination), surface: spSurface(world) }
    return keysFinding(target, soughtInSession(probe, answer.body, key, known), says)
  },
})

import { personOf } from '../case/world.ts'
import type { Driver, Peek } from '../drivers/driver.ts'
import { fillAddress } from '../target/fill-address.ts'
import type { SessionProbe } from '../target/schema/session.ts'
import { type Examination, type Finding, failed, ok, warning } from './finding.ts'
import { cookieFix, probeFix } from './probe-fix.ts'

/** What is seen of a session that nothing says the owner of. */
export const UNNAMED = 'somebody is signed in; whose session it is cannot be told'

type Asking = Exclude<SessionProbe, { cookie: string }>

/** What the probe has to say instead, by what the SP shows to the browser that signed in. @param fresh one that began a sign-in, where the probe is a cookie */
export async function probeAdvice(probe: SessionProbe, fresh: Driver, examination: Examination): Promise<string[]> {
  const { parties, signedIn } = examination
  if (!signedIn) return []
  const { base } = parties.sp
  if ('cookie' in probe) return cookieFix(await signedIn.cookieNames(base), await fresh.cookieNames(base))
  const { url, answer } = await answerTo(probe, signedIn, examination)
  return probeFix(probe, url, answer, personOf(examination.world, undefined))
}

/** What the SP answers where the probe looks, to this browser. */
export async function answerTo(probe: Asking, driver: Driver, { world }: Examination): Promise<{ url: string; answer: Peek }> {
  const url = fillAddress(probe.url, world.variables, 'session.url')
  return { url, answer: 'email' in probe ? await driver.peek(url) : await driver.render(url) }
}

/**
 * The words of a page probe are there, and nobody's address or name stands in them. Where that was not asked for, nothing is wrong.
 * @param place the probe's place in the file
 */
export async function unnamed(probe: Asking, fresh: Driver, examination: Examination, place: string): Promise<Finding> {
  const words = 'text' in probe ? probe.text : 'name' in probe ? probe.name : ''
  const asked = /\{(?:email|displayName)\}/.exec(words)?.[0]
  if (asked === undefined) return ok(UNNAMED)
  const advice = (await probeAdvice(probe, fresh, examination)).filter((each) => each.startsWith('write '))
  const what = `the words of "${words}" are there, and something else stands for ${asked}`
  if (advice.length > 0) return failed(`${place}: ${what}`, ...advice)
  return warning(UNNAMED, `${place}: ${what}; the page shows neither the address nor the name that was sent`)
}

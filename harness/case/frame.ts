import type { DriverPool, Screenshots } from '../drivers/pool.ts'
import { wordsOf } from '../errors.ts'
import type { Observation } from '../observe/observer.ts'
import type { IdpExchange } from '../parties/idp-client.ts'
import type { MailSeen } from '../results.ts'
import type { StepRecord } from './case-run.ts'
import { inPlaces } from './in-places.ts'
import { lookedAt, recalled } from './known-accounts.ts'
import { readAssertion } from './sent.ts'
import type { StepDone, StepFrame } from './steps/step.ts'
import type { CaseWorld } from './world.ts'

const MAIL_CHECKS = ['verification-mail-sent', 'mail-to-account-address', 'joined-after-code', 'another-idps-account-closed']
const MAIL_MS = 3_000
const MAIL_EVERY_MS = 150

/**
 * The frame around every step: the SP's state before and after, the exchanges the IdP recorded, the mail that came, a picture.
 * What a step was about to do when it failed is still recorded, so that the report can show how far it came.
 */
export function makeFrame(world: CaseWorld, browsers: DriverPool, screenshots: Screenshots, steps: StepRecord[]): StepFrame {
  let lastSeen: Observation | null = null
  return async (act: () => Promise<StepDone>) => {
    const before = inPlaces(recalled(world.known, lastSeen ?? (await world.observe(null))), world.given)
    const started = new Date()
    const done = await act().catch(async (error: unknown) => {
      // Keep the picture and the state at the moment of the fault, then let it be the case's problem.
      await record({ sentence: `This step could not be finished: ${wordsOf(error)}` }).catch(() => undefined)
      throw error
    })
    return record(done)

    async function record(done: StepDone): Promise<{ exchanges: IdpExchange[] }> {
      const durationMs = Date.now() - started.getTime()
      const signedIn = done.session?.signedInAs != null
      const [seen, recorded, mails] = await Promise.all([
        world.observe(signedIn ? browsers.open() : null),
        world.newExchanges(),
        awaitMails(world, done),
      ])
      const exchanges = done.resent ? [done.resent, ...recorded] : recorded
      lastSeen = lookedAt(world.known, done.session, seen)
      const after = inPlaces(lastSeen, world.given)
      world.mailed.push(...mails.map((mail) => ({ person: done.person?.id ?? null, mail })))
      if (done.person && done.place && done.landing) world.visit = { person: done.person, place: done.place }
      const answered = exchanges.findLast((each) => each.response !== null)
      const sent = answered?.response ? readAssertion(answered.response.clearXml ?? answered.response.xml) : null
      // An administrator who signs in during a person's step is somebody else.
      if (sent && done.person && answered?.person === done.person.idpKey && !done.mutation)
        done.person.namedAs.push(`${sent.issuer}|${sent.nameId}`)
      const kind = currentKind(world, steps)
      steps.push({
        kind,
        sentence: done.sentence,
        control: done.control ?? false,
        person: personThen(world, done.person),
        place: done.place ?? null,
        channel: done.channel ?? null,
        mutation: done.mutation ?? null,
        startedAt: started.toISOString(),
        durationMs,
        landing: done.landing ?? null,
        session: done.session ?? null,
        parallel: done.parallel ?? [],
        before,
        after,
        exchanges,
        sent,
        mails,
        details: done.details ?? {},
        ...(done.settings ? { settings: done.settings } : {}),
        ...(done.permissions ? { permissions: done.permissions } : {}),
        ...(done.settled ? { settled: done.settled } : {}),
        screenshots: await picture(
          browsers,
          screenshots,
          done.landing !== undefined || done.person === undefined,
          `${steps.length + 1}-${kind}`,
        ),
        offer: (await world.instrument?.look()) ?? null,
      })
      if (!world.instrument) refuseOwnRefusal(done, exchanges)
      return { exchanges }
    }
  }
}

/** Where our own IdP is judged, by what it knew of the person at that time. */
function personThen({ instrument }: CaseWorld, person: StepDone['person']): StepRecord['person'] {
  return instrument && person ? structuredClone(person) : (person ?? null)
}

/** An SP may send its mail after its answer: where somebody who is not let in should get some, it is waited for a little. */
async function awaitMails(world: CaseWorld, { person, session }: StepDone): Promise<MailSeen[]> {
  const expected = person !== undefined && session?.signedInAs === null && MAIL_CHECKS.some((id) => id in world.scenario.checks)
  const until = Date.now() + (expected ? MAIL_MS : 0)
  let mails = await world.newMails()
  while (mails.length === 0 && Date.now() < until) {
    await new Promise((resolve) => setTimeout(resolve, MAIL_EVERY_MS))
    mails = await world.newMails()
  }
  return mails
}

/** A refusal by our own IdP of somebody who may sign in says nothing of the SP. @throws Error that the case reports as a fault */
function refuseOwnRefusal({ person, place }: StepDone, exchanges: readonly IdpExchange[]): void {
  const refusal = exchanges.find((each) => each.refusal !== null)?.refusal
  if (refusal && person?.assigned && person.verified && !place?.copied)
    throw new Error(`our own IdP refused the sign-in (${refusal.code}): ${refusal.text}`)
}

/** The scenario's word for the step that is being done; a bent sign-in takes two records. */
function currentKind(world: CaseWorld, steps: readonly StepRecord[]): string {
  const kinds = world.scenario.steps.flatMap((step) =>
    Object.keys(step).flatMap((kind) => (kind === 'bent-sign-in' ? [kind, kind] : [kind])),
  )
  return kinds[steps.length] ?? 'step'
}

async function picture(
  browsers: DriverPool,
  screenshots: Screenshots,
  hasPage: boolean,
  title: string,
): Promise<StepRecord['screenshots']> {
  const driver = browsers.open()
  if (!screenshots.wanted || !hasPage || !driver) return []
  const taken = await driver.screenshot()
  return taken ? [{ title, path: await screenshots.save(title, taken) }] : []
}

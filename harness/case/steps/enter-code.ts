import type { Driver } from '../../drivers/driver.ts'
import { demandAllowedHost } from '../../target/allowed-host.ts'
import { altered, type ProofPattern, proofIn } from '../../world/mail-proof.ts'
import { whatIsSeen } from '../look.ts'
import { moveClock } from '../move-clock.ts'
import { UnmetPrecondition } from '../unmet-precondition.ts'
import type { CaseWorld } from '../world.ts'
import { defineStep } from './step.ts'

const LIFETIME_MINUTES = 10

/** The person types a verification code on the page where the last sign-in ended, or opens the link, where this SP mails one. */
export const enterCodeStep = defineStep({
  kind: 'enter-code',
  run: async (options, world, browsers, frame) => {
    const { mail, forms } = world.target
    const isLink = mail.link !== undefined
    if (!isLink && !forms.code)
      throw new UnmetPrecondition('the target names no verification form (forms.code) and no link (mail.link)')
    if (!world.visit) throw new UnmetPrecondition('nobody has signed in, so there is no page to prove a mailbox on')
    const driver = await browsers.current()
    const { person, place } = world.visit
    const proof = proofToUse(options.code, world.mailed, person.id, mail)
    if (options.code === 'expired') await moveClock(world, (LIFETIME_MINUTES + 1) * 60)
    await frame(async () => {
      const times = options.times ?? 1
      const used =
        proof === null ? 0 : forms.code && !isLink ? await typeCode(driver, forms.code, proof, times) : await open(proof, times)
      return {
        sentence: sentenceFor(person.firstName, options.code, { isLink, isMailed: proof !== null, used }),
        person,
        place,
        ...(await whatIsSeen(driver, world)),
        details: { code: options.code, typed: String(used) },
      }
    })

    async function open(link: string, times: number): Promise<number> {
      demandAllowedHost(link, world.target)
      for (let opened = 0; opened < times; opened++) await driver.open(link)
      return times
    }
  },
})

const article = { right: 'the right', wrong: 'a wrong', expired: 'the right but expired', foreign: "another person's" } as const
type Wanted = keyof typeof article

function sentenceFor(name: string, wanted: Wanted, done: { isLink: boolean; isMailed: boolean; used: number }): string {
  const what = done.isLink ? 'link' : 'code'
  if (!done.isMailed) return `${name} has been mailed no ${what}`
  if (done.used === 0) return `${name} has no field to type a code in`
  const often = done.used > 1 ? ` ${done.used} times` : ''
  return `${name} ${done.isLink ? 'opens' : 'types'} ${article[wanted]} verification ${what}${often}`
}

/** @returns how often there was a field to type it in */
async function typeCode(driver: Driver, form: { field: string; button: string }, code: string, times: number): Promise<number> {
  for (let typed = 0; typed < times; typed++) {
    if (!(await driver.hasField(form.field))) return typed
    await driver.fill(form.field, code)
    await driver.press(form.button)
  }
  return times
}

/** Which code or link that is for this person; null when no mail has brought what is needed. */
export function proofToUse(wanted: Wanted, mailed: CaseWorld['mailed'], person: string, pattern: ProofPattern): string | null {
  const latest = (mails: CaseWorld['mailed']) =>
    mails.map((each) => proofIn(each.mail.text, pattern)).findLast((proof) => proof !== null) ?? null
  const own = latest(mailed.filter((each) => each.person === person))
  if (wanted === 'wrong') return wrongFor(own, pattern)
  if (wanted !== 'foreign') return own
  return latest(mailed.filter((each) => each.person !== person && proofIn(each.mail.text, pattern) !== own))
}

/** A code can be guessed without a mail; what a link looks like only a mail can tell. */
function wrongFor(own: string | null, { code, link }: ProofPattern): string | null {
  if (own !== null && (code !== undefined || link !== undefined)) return altered(own)
  if (link !== undefined) return null
  return own === '123456' ? '654321' : '123456'
}

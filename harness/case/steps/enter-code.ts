import type { Driver } from '../../drivers/driver.ts'
import { landingOf, sessionOf } from '../look.ts'
import { moveClock } from '../move-clock.ts'
import { UnmetPrecondition } from '../unmet-precondition.ts'
import type { CaseWorld } from '../world.ts'
import { defineStep } from './step.ts'

const LIFETIME_MINUTES = 10

/** The person types a verification code on the page where the last sign-in ended. */
export const enterCodeStep = defineStep({
  kind: 'enter-code',
  run: async (options, world, browsers, frame) => {
    const form = world.target.forms.code
    if (!form) throw new UnmetPrecondition('the target names no verification form (forms.code)')
    if (!world.visit) throw new UnmetPrecondition('nobody has signed in, so there is no page to type a code on')
    const driver = await browsers.current()
    const { person, place } = world.visit
    const code = codeToType(options.code, world.mailed, person.id)
    if (options.code === 'expired') await moveClock(world, (LIFETIME_MINUTES + 1) * 60)
    await frame(async () => {
      const typed = code === null ? 0 : await typeCode(driver, form, code, options.times ?? 1)
      const often = typed > 1 ? ` ${typed} times` : ''
      const sentence =
        typed === 0
          ? `${person.firstName} has ${code === null ? 'been mailed no code' : 'no field to type a code in'}`
          : `${person.firstName} types ${article[options.code]} verification code${often}`
      return {
        sentence,
        person,
        place,
        landing: await landingOf(driver, world),
        session: await sessionOf(driver, world),
        details: { code: options.code, typed: String(typed) },
      }
    })
  },
})

const article = { right: 'the right', wrong: 'a wrong', expired: 'the right but expired', foreign: "another person's" } as const

/** @returns how often there was a field to type it in */
async function typeCode(driver: Driver, form: { field: string; button: string }, code: string, times: number): Promise<number> {
  for (let typed = 0; typed < times; typed++) {
    if (!(await driver.hasField(form.field))) return typed
    await driver.fill(form.field, code)
    await driver.press(form.button)
  }
  return times
}

/** Which six digits that is for this person; null when no mail has brought them. */
export function codeToType(wanted: keyof typeof article, mailed: CaseWorld['mailed'], person: string): string | null {
  const own = latestCode(mailed.filter((each) => each.person === person))
  if (wanted === 'wrong') return own === '123456' ? '654321' : '123456'
  if (wanted !== 'foreign') return own
  return latestCode(mailed.filter((each) => each.person !== person && codeIn(each.mail.text) !== own))
}

function latestCode(mailed: CaseWorld['mailed']): string | null {
  return mailed.map((each) => codeIn(each.mail.text)).findLast((code) => code !== null) ?? null
}

function codeIn(text: string): string | null {
  return /\b(\d{6})\b/.exec(text)?.[1] ?? null
}

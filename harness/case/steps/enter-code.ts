import { landingOf, sessionOf } from '../look.ts'
import { moveClock } from '../move-clock.ts'
import { UnmetPrecondition } from '../prepare.ts'
import { defineStep } from './step.ts'

/** The person types a verification code on the page where the last sign-in ended. */
export const enterCodeStep = defineStep({
  kind: 'enter-code',
  run: async (options, world, browsers, frame) => {
    const form = world.target.forms.code
    if (!form) throw new UnmetPrecondition('the target names no verification form (forms.code)')
    const driver = await browsers.current()
    const person = world.people.values().next().value
    const right = latestCode(world.mailed)
    if (right === null && options.code !== 'wrong') throw new UnmetPrecondition('no mail with a six-digit code has arrived')
    if (options.code === 'expired') await moveClock(world, 11 * 60)
    await frame(async () => {
      const offered = await driver.hasField(form.field)
      const code =
        options.code === 'right' || options.code === 'expired'
          ? (right ?? '')
          : options.code === 'foreign'
            ? foreignCode(world.mailed, right)
            : other(right)
      if (offered) {
        await driver.fill(form.field, code)
        await driver.press(form.button)
      }
      const sentence = `${person?.firstName ?? 'The person'} types ${article[options.code]} verification code`
      const done = {
        sentence,
        landing: await landingOf(driver, world),
        session: await sessionOf(driver, world),
        details: { code: options.code, offered: String(offered) },
      }
      return person ? { ...done, person } : done
    })
  },
})

const article = { right: 'the right', wrong: 'a wrong', expired: 'the right but expired', foreign: "another person's" } as const

/** The six digits of the newest mail that has any. */
export function latestCode(mails: readonly { text: string }[]): string | null {
  return mails.map((mail) => /\b(\d{6})\b/.exec(mail.text)?.[1] ?? null).findLast((code) => code !== null) ?? null
}

function foreignCode(mails: readonly { text: string }[], own: string | null): string {
  const codes = mails.map((mail) => /\b(\d{6})\b/.exec(mail.text)?.[1]).filter((code) => code !== undefined)
  return codes.find((code) => code !== own) ?? other(own)
}

function other(code: string | null): string {
  return code === '123456' ? '654321' : '123456'
}

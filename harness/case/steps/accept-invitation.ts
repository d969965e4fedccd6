import { demandAllowedHost } from '../../target/allowed-host.ts'
import { whatIsSeen } from '../look.ts'
import { attempt } from '../portal/in-portal.ts'
import { UnmetPrecondition } from '../unmet-precondition.ts'
import { type CaseWorld, personOf, placeOf } from '../world.ts'
import { defineStep } from './step.ts'

/**
 * The invited person opens the link of the mail and accepts, in a browser of their own. Where an invitation does not hold a sign-in back, an
 * SP may mail no such link: then there is nothing to accept.
 */
export const acceptInvitationStep = defineStep({
  kind: 'accept-invitation',
  run: async (options, world, browsers, frame) => {
    const form = world.target.forms.invitation
    if (!form) throw new UnmetPrecondition('the target does not say where an invitation is accepted (forms.invitation)')
    const person = personOf(world, options.person)
    const place = placeOf(world, options.at)
    const link = linkIn(world.mailed, person.id, form.link)
    if (link === null && world.policy.pendingInvite === 'block')
      throw new UnmetPrecondition(
        `no mail has brought ${person.firstName} a link to accept the invitation (forms.invitation.link)`,
      )
    await frame(async () => {
      const about = { person, place }
      if (link === null)
        return { ...about, sentence: `${person.firstName} has nothing to accept`, details: { outcome: 'nothing' } }
      demandAllowedHost(link, world.target)
      const driver = await browsers.fresh()
      await driver.open(link)
      const { outcome, why } = await attempt(() => driver.press(form.button))
      return {
        ...about,
        ...(await whatIsSeen(driver, world)),
        sentence: `${person.firstName} opens the link of the invitation to ${place.name} and accepts: ${outcome}`,
        details: { outcome, why },
        ...(outcome === 'accepted' ? { settled: { accepted: { person: person.id, place: place.name } } } : {}),
      }
    })
  },
})

/** The link of the newest mail to this person that has one. Of a pattern with a group, the group counts. */
export function linkIn(mailed: CaseWorld['mailed'], person: string, pattern: string): string | null {
  const found = mailed
    .filter((each) => each.person === person)
    .map(({ mail }) => new RegExp(pattern).exec(mail.text))
    .findLast((each) => each !== null)
  return found ? (found[1] ?? found[0]) : null
}

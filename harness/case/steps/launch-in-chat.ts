import { fillAddress } from '../../target/fill-address.ts'
import { openChatSession } from '../../world/chat-client.ts'
import { whatIsSeen } from '../look.ts'
import { signIn } from '../sign-in.ts'
import { UnmetPrecondition } from '../unmet-precondition.ts'
import { personOf, placeOf } from '../world.ts'
import { defineStep } from './step.ts'

const HOUR = 3600

/** The person opens the app inside Slack or Teams, with a platform session that is alive or has ended. */
export const launchInChatStep = defineStep({
  kind: 'launch-in-chat',
  run: async (options, world, browsers, frame) => {
    const chat = world.target.chat
    if (!chat) throw new UnmetPrecondition('the target names no chat surface (chat)')
    const person = personOf(world, options.person)
    const place = placeOf(world, undefined)
    const driver = await browsers.fresh()
    await frame(async () => {
      const launchUrl = await openChatSession(world.parties.chat, {
        email: person.email,
        userId: person.idpKey,
        name: `${person.firstName} in the chat`,
        audience: place.entityId,
        launchUrl: fillAddress(chat.launchUrl, { ...world.variables, platform: place.name }, 'chat.launchUrl'),
        endsInSeconds: options.session === 'alive' ? HOUR : -HOUR,
        clockOffsetSeconds: world.clockOffsetSeconds,
      })
      const stops = options.until === 'idp'
      if (stops) await driver.open(launchUrl)
      else await signIn(driver, launchUrl, person, world)
      const session = options.session === 'alive' ? 'is alive' : 'has ended'
      const sentence = `${person.displayName} opens the app inside ${place.name}; the session there ${session}${stops ? '; the person goes no further' : ''}`
      return {
        sentence,
        person,
        place,
        channel: 'go',
        ...(await whatIsSeen(driver, world)),
        details: { platformSession: options.session, until: options.until ?? 'end' },
      }
    })
  },
})

import type { VendorProfile } from '../../idp/index.ts'
import type { Surroundings } from '../run/start-parties.ts'
import { openChatSession } from '../world/chat-client.ts'
import { CHAT } from './organisation.ts'
import { demoPeople } from './people.ts'
import type { Addresses } from './tenant.ts'

const EIGHT_HOURS = 8 * 3600
const sessions = [
  { label: 'open the app while the session lives', endsInSeconds: EIGHT_HOURS },
  { label: 'open the app after the session has ended', endsInSeconds: -60 },
]

/** Puts the app of each vendor's organisation on the chat platform's page: once with a session that lives, once after its end. */
export async function seedChatSessions(
  chat: Surroundings['chat'],
  profile: VendorProfile,
  places: ReadonlyMap<string, Addresses>,
): Promise<void> {
  const place = places.get(`chat/${CHAT.platform}`)
  const [person] = demoPeople
  if (!place || !person) throw new Error('the SP has no chat app')
  for (const { label, endsInSeconds } of sessions) {
    await openChatSession(chat, {
      email: person.email,
      userId: person.id,
      audience: place.entityId,
      launchUrl: place.loginUrl,
      endsInSeconds,
      label: `${profile.title}: ${label}`,
    })
  }
}

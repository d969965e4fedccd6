import type { VendorProfile } from '../../idp/index.ts'
import type { Surroundings } from '../run/start-parties.ts'
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
    const answer = await fetch(`${chat.url}/api/sessions`, {
      method: 'POST',
      headers: { authorization: `Bearer ${chat.token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        email: person.email,
        userId: person.id,
        audience: place.entityId,
        launchUrl: place.loginUrl,
        endsInSeconds,
        label: `${profile.title}: ${label}`,
      }),
      signal: AbortSignal.timeout(10_000),
    })
    if (!answer.ok) throw new Error(`the chat platform refused a session: ${await answer.text()}`)
  }
}

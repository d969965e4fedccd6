import { decodeJwt } from 'jose'
import type { PlatformSession } from '../surfaces/chat/platform-session.ts'
import { defineDefect } from './defect.ts'

function asAlive(token: string): PlatformSession {
  const { sub, email } = decodeJwt(token)
  return { state: 'alive', user: String(sub), email: String(email), name: null }
}

/** Whoever was in the chat once stays in the app for ever. */
export const expiredPlatformSessionAccepted = defineDefect({
  id: 'expired-platform-session-accepted',
  title: 'Accepts chat platform sessions after their end',
  trips: ['authn-request-after-platform-session'],
  bends: { platformSession: (session, { token }) => (session.state === 'expired' && token ? asAlive(token) : session) },
})

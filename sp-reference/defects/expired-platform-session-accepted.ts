import { unverifiedSession } from '../surfaces/chat/platform-session.ts'
import { defineDefect } from './defect.ts'

/** Whoever was in the chat once stays in the app for ever. */
export const expiredPlatformSessionAccepted = defineDefect({
  id: 'expired-platform-session-accepted',
  title: 'Accepts chat platform sessions after their end',
  trips: ['authn-request-after-platform-session'],
  bends: { platformSession: (session, { token }) => (session.state === 'expired' && token ? unverifiedSession(token) : session) },
})

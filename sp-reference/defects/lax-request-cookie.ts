import { defineDefect } from './defect.ts'

/** A Lax cookie does not come with a POST from another site, so no browser passes; programs without SameSite rules do. */
export const laxRequestCookie = defineDefect({
  id: 'lax-request-cookie',
  title: 'Looks for the request cookie on the POST itself, where browsers do not send it',
  trips: [
    'account-created',
    'account-per-match-key',
    'decision-logged',
    'email-from-assertion',
    'identity-linked',
    'name-from-assertion',
    'no-authn-request-in-platform-session',
    'no-half-record',
    'one-create-event',
    'overhead-known',
    'parallel-sign-ins-succeed',
    'role-from-assertion',
    'set-up-opens-sign-in',
    'signed-in-at-once',
    'twin-accepted',
    'workspace-member',
  ],
  bends: { bindingChecked: () => 'at-post' },
})

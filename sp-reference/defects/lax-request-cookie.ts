import { defineDefect } from './defect.ts'

/** A Lax cookie does not come with a POST from another site, so no browser passes; programs without SameSite rules do. */
export const laxRequestCookie = defineDefect({
  id: 'lax-request-cookie',
  title: 'Looks for the request cookie on the POST itself, where browsers do not send it',
  trips: [],
  bends: { bindingChecked: () => 'at-post' },
})

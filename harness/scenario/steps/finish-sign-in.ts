import { closedObject } from '../../files/closed-object.ts'

/** The person who stopped at the IdP's sign-in page goes on from there. */
export const finishSignIn = closedObject({ 'finish-sign-in': closedObject({}) })

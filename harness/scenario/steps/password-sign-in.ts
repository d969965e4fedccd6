import { closedObject } from '../../files/closed-object.ts'
import { where } from './where.ts'

/** A person tries the SP's password form. */
export const passwordSignIn = closedObject({ 'password-sign-in': closedObject(where) })

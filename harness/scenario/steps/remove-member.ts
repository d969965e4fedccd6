import { closedObject } from '../../files/closed-object.ts'
import { where } from './where.ts'

/** The SP's administrator takes a person out of an environment or workspace; the account stays. */
export const removeMember = closedObject({ 'remove-member': closedObject(where) })

import { z } from 'zod'
import { closedObject } from '../../files/closed-object.ts'
import { where } from './where.ts'

/** A person accepts an invitation on the page that the link in its mail opens, where the SP has such a page. */
export const acceptInvitation = closedObject({ 'accept-invitation': closedObject({ ...where, person: z.string() }) })

import { z } from 'zod'
import { closedObject } from '../../files/closed-object.ts'

/** The signed-in person goes to another workspace. */
export const switchTo = closedObject({ 'switch-to': closedObject({ workspace: z.string() }) })

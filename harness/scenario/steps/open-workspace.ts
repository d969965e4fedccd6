import { z } from 'zod'
import { closedObject } from '../../files/closed-object.ts'

/** Who acted last opens the page of a workspace by its address, in the same browser. */
export const openWorkspace = closedObject({ 'open-workspace': closedObject({ workspace: z.string() }) })

import { z } from 'zod'
import { closedObject } from '../../files/closed-object.ts'

/** Who acted last opens an app of an environment by its address, in the same browser. */
export const openApp = closedObject({
  'open-app': closedObject({
    at: z.string().optional().describe('The environment; default the first one of the surface'),
    app: z.string().describe('What it is called'),
  }),
})

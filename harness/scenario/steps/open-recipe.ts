import { z } from 'zod'
import { closedObject } from '../../files/closed-object.ts'

/** Who acted last opens a recipe of a workspace by its address, in the same browser, and may try to change its title. */
export const openRecipe = closedObject({
  'open-recipe': closedObject({
    workspace: z.string(),
    folder: z.string(),
    recipe: z.string().describe('Its title'),
    retitle: z.string().optional().describe('The title that it is to be given, where the page has a form for it'),
  }),
})

import express, { type Request, type Response, Router } from 'express'
import { z } from 'zod'
import { logOwnAct } from '../../audit/own-act.ts'
import type { Db } from '../../db/open.ts'
import { hasControls } from '../../jit/attribute.ts'
import { placeId, placePath } from '../../organisations/place.ts'
import type { SpContext } from '../../server/context.ts'
import { sendPage } from '../../server/html.ts'
import { PageRefusal } from '../../server/refusal.ts'
import { findRecipe, type Recipe, retitle } from '../../workspaces/recipes.ts'
import { mayEdit, mayOpen } from '../../workspaces/rights.ts'
import { when } from '../account/when.ts'
import { type Member, memberAt, stayingIn } from './member.ts'

const mostLetters = 120
const titleSchema = z
  .string()
  .trim()
  .min(1, 'Give the recipe a title.')
  .max(mostLetters, `Use at most ${mostLetters} characters.`)
  .refine((title) => !hasControls(title), 'Use one line of plain text.')

/** A recipe that the member's role opens. Throws the pages 404 and 403. */
async function openRecipe(context: SpContext, member: Member, request: Request): Promise<Recipe> {
  const home = placePath(member.organisation.slug, member.place)
  const folder = String(request.params.folder)
  if (!member.workspace.folders.some(({ name }) => name === folder))
    throw new PageRefusal('not-found', { status: 404, retry: home })
  if (!mayOpen(member.rights, folder)) throw new PageRefusal('no-right', { retry: home })
  const address = {
    organisation: member.organisation.slug,
    workspace: member.workspace.name,
    folder,
    id: String(request.params.recipe),
  }
  const recipe = await findRecipe(context.db, address)
  if (!recipe) throw new PageRefusal('not-found', { status: 404, retry: home })
  return recipe
}

function showRecipe(
  context: SpContext,
  response: Response,
  { organisation, place, session, rights, at }: Member,
  recipe: Recipe,
  problem?: { typed: string; words: string },
): void {
  const home = placePath(organisation.slug, place)
  sendPage(
    context,
    response,
    organisation,
    'recipe',
    { title: recipe.title, current: 'home', session, status: problem ? 400 : 200 },
    {
      home: `${home}${stayingIn(at)}`,
      workspace: at === null ? place.name : `${place.name}, ${at.toUpperCase()}`,
      folder: recipe.folder,
      recipe: recipe.title,
      changed: recipe.changedAt && { at: when(recipe.changedAt), by: recipe.changedBy },
      action: mayEdit(rights, recipe.folder) ? recipePath(home, recipe) : null,
      typed: problem?.typed ?? recipe.title,
      problem: problem?.words,
      mostLetters,
    },
  )
}

/** The address of a recipe's page below its workspace. */
export const recipePath = (home: string, { folder, id }: Pick<Recipe, 'folder' | 'id'>): string =>
  `${home}/folders/${encodeURIComponent(folder)}/recipes/${encodeURIComponent(id)}`

/** A recipe's page: opened by those whose role has its folder, changed by those who may also edit. */
export function recipeRoutes(context: SpContext): Router {
  const router = Router({ mergeParams: true })

  router.get('/folders/:folder/recipes/:recipe', async (request, response) => {
    const member = await memberAt(context, request)
    if ('elsewhere' in member) return response.redirect(302, member.elsewhere)
    showRecipe(context, response, member, await openRecipe(context, member, request))
  })

  router.post(
    '/folders/:folder/recipes/:recipe',
    express.urlencoded({ extended: false, limit: '16kb' }),
    async (request, response) => {
      const member = await memberAt(context, request)
      if ('elsewhere' in member) return response.redirect(303, member.elsewhere)
      const recipe = await openRecipe(context, member, request)
      const { organisation, session, place } = member
      const log = (event: string, code: string | null, reason: string, db: Db = context.db) => {
        const details = { folder: recipe.folder, recipe: recipe.id }
        return logOwnAct(db, organisation, session, placeId(place), { event, code, reason, details })
      }
      if (!mayEdit(member.rights, recipe.folder)) {
        await log('recipe-change-refused', 'no-right', `the role may view ${recipe.folder} and not edit it`)
        throw new PageRefusal('no-right', { retry: placePath(organisation.slug, place) })
      }
      const typed = typeof request.body?.title === 'string' ? request.body.title : ''
      const title = titleSchema.safeParse(typed)
      if (!title.success)
        return showRecipe(context, response, member, recipe, { typed, words: title.error.issues[0]?.message ?? 'Not a title.' })
      await context.db.transaction().execute(async (trx) => {
        await retitle(trx, recipe, { title: title.data, changedAt: organisation.now().toISOString(), changedBy: session.email })
        await log('recipe-changed', null, `title: ${recipe.title} → ${title.data}`, trx)
      })
      response.redirect(303, recipePath(placePath(organisation.slug, place), recipe))
    },
  )

  return router
}

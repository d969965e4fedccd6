import type { Db } from '../db/open.ts'
import type { OrganisationSettings } from '../organisations/settings.ts'

/** Where a recipe is; its id is the title that it began with and stays when the title changes. */
export interface RecipeAddress {
  organisation: string
  workspace: string
  folder: string
  id: string
}

export interface Recipe extends RecipeAddress {
  title: string
  changedAt: string | null
  changedBy: string | null
}

/** Stores the recipes that the settings begin with; those that are there stay as they are. */
export async function plantRecipes(db: Db, { slug, workspaces }: OrganisationSettings): Promise<void> {
  for (const workspace of workspaces)
    for (const folder of workspace.folders)
      for (const title of folder.recipes)
        await db
          .insertInto('recipes')
          .values({
            organisation: slug,
            workspace: workspace.name,
            folder: folder.name,
            id: title,
            title,
            changedAt: null,
            changedBy: null,
          })
          .onConflict((conflict) => conflict.doNothing())
          .execute()
}

/** The recipes of a workspace, by folder and title. */
export const listRecipes = (db: Db, organisation: string, workspace: string): Promise<Recipe[]> =>
  db
    .selectFrom('recipes')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('workspace', '=', workspace)
    .orderBy('folder')
    .orderBy('title')
    .execute()

/** One recipe; null when there is none. */
export async function findRecipe(db: Db, { organisation, workspace, folder, id }: RecipeAddress): Promise<Recipe | null> {
  const found = await db
    .selectFrom('recipes')
    .selectAll()
    .where('organisation', '=', organisation)
    .where('workspace', '=', workspace)
    .where('folder', '=', folder)
    .where('id', '=', id)
    .executeTakeFirst()
  return found ?? null
}

/** Gives a recipe another title. */
export async function retitle(
  db: Db,
  { organisation, workspace, folder, id }: RecipeAddress,
  change: { title: string; changedAt: string; changedBy: string },
): Promise<void> {
  await db
    .updateTable('recipes')
    .set(change)
    .where('organisation', '=', organisation)
    .where('workspace', '=', workspace)
    .where('folder', '=', folder)
    .where('id', '=', id)
    .execute()
}

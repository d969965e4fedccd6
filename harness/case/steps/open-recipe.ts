import type { Driver } from '../../drivers/driver.ts'
import { fillAddress } from '../../target/fill-address.ts'
import { landingOf, sessionOf } from '../look.ts'
import { UnmetPrecondition } from '../unmet-precondition.ts'
import { placeOf } from '../world.ts'
import { defineStep } from './step.ts'

/** Who acted last opens a recipe by its address, and changes its title where the page lets them. What counts is what a second look shows. */
export const openRecipeStep = defineStep({
  kind: 'open-recipe',
  run: async (options, world, browsers, frame) => {
    const form = world.target.forms.recipe
    if (!form) throw new UnmetPrecondition('the target names no page of a recipe (forms.recipe)')
    if (!world.visit) throw new UnmetPrecondition('nobody has signed in, so nobody can open a recipe')
    const { person } = world.visit
    const { folder, recipe, retitle } = options
    const place = placeOf(world, options.workspace)
    const driver = await browsers.current()
    await frame(async () => {
      const url = fillAddress(form.url, { ...world.variables, place: place.id, folder, recipe }, 'forms.recipe.url')
      const opened = await shows(driver, url, recipe)
      let changed = false
      if (opened && retitle !== undefined && (await driver.hasField(form.title))) {
        await driver.fill(form.title, retitle)
        await driver.press(form.button)
        changed = await shows(driver, url, retitle)
      }
      const tried = retitle === undefined ? '' : changed ? ` and calls it "${retitle}"` : ' and cannot change its title'
      return {
        sentence: `${person.firstName} ${opened ? `opens the recipe ${recipe}` : `is not let into the recipe ${recipe}`} in ${folder}${opened ? tried : ''}`,
        person,
        place,
        landing: await landingOf(driver, world),
        session: await sessionOf(driver, world),
        details: { folder, recipe, opened: String(opened), tried: String(retitle !== undefined), changed: String(changed) },
      }
    })
  },
})

/** Whether the page opens and has these words on it, also as what a field holds. */
async function shows(driver: Driver, url: string, words: string): Promise<boolean> {
  await driver.open(url)
  const page = await driver.page()
  return (page.status ?? 200) < 400 && page.text.includes(words)
}

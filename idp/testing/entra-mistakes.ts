import { expect, type Page, test } from '@playwright/test'
import { createIdp } from '../index.ts'
import { controlOf } from './control.ts'
import { openEntraConsole } from './entra-console.ts'

/** Forms of Entra's console that are filled in wrongly. */

/** What is wrong, a page, what is done on it, what is said beside which field. */
export type Mistake = [what: string, at: string, act: (page: Page) => Promise<void>, says: string]

/** A test of each mistake: it is said beside its field, and nothing is saved. */
export function refuses(mistakes: readonly Mistake[]): void {
  const idp = createIdp({ controlToken: 'console-token' })
  const control = controlOf(idp)
  test.beforeAll(() => idp.start())
  test.afterAll(() => idp.stop())
  for (const [what, at, act, says] of mistakes) {
    test(`${what}: a message beside the field, nothing is saved`, async ({ page }) => {
      const { appNow, personNow } = await openEntraConsole(control, page, at)
      const before = [await appNow(), await personNow('bob')]
      await act(page)
      await expect(page.locator('.error', { hasText: says })).toBeVisible()
      await expect(page.getByRole('alert')).toHaveText('Nothing was saved. Please look at the fields below.')
      expect([await appNow(), await personNow('bob')]).toEqual(before)
    })
  }
}

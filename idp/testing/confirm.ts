import { expect, type Page } from '@playwright/test'

/** Presses the real button of the page that asks before something is deleted. */
export async function confirmDeletion(page: Page, button: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: /^Delete .+\?$/ })).toBeVisible()
  await page.getByRole('button', { name: button, exact: true }).click()
}

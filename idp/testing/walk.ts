import type { Browser, Page } from '@playwright/test'
import { type controlOf, tenantSpec } from './control.ts'

/** How tests go through pages as people do: by what is written on them. */

/** Follows a link or presses a button. */
export const press = (page: Page, name: string) =>
  page
    .getByRole('button', { name, exact: true })
    .or(page.getByRole('link', { name, exact: true }))
    .first()
    .click()

export const field = (page: Page, label: string) => page.getByLabel(label, { exact: true })

/** @param values by the labels of the fields */
export async function fill(page: Page, values: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(values)) await field(page, label).fill(value)
}

/** @param values what is chosen, by the labels of the lists */
export async function choose(page: Page, values: Record<string, string>): Promise<void> {
  for (const [label, value] of Object.entries(values)) await field(page, label).selectOption(value)
}

/** What stands beside a name that is not in a form. */
export const fact = (page: Page, name: string) => page.locator(`dt:text-is("${name}") + dd`)

/** The admin console of a tenant in which there is nobody and nothing yet, in a browser without JavaScript. */
export async function emptyConsole(browser: Browser, control: ReturnType<typeof controlOf>, vendor: string, id: string) {
  const tenant = await control.createTenant({ ...tenantSpec(vendor, { people: [], apps: [] }), id })
  const context = await browser.newContext({ javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(`${tenant.url}/?token=console-token`)
  await press(page, 'Admin')
  return { tenant, context, page }
}

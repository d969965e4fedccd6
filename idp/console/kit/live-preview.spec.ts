import { expect, type Page, test } from '@playwright/test'
import { createIdp } from '../../index.ts'
import { ada, controlOf, tenantSpec } from '../../testing/control.ts'

const idp = createIdp({ controlToken: 'console-token' })
const control = controlOf(idp)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

interface Mapping {
  vendor: string
  /** A page with a mapping, and what leads on from it. */
  at: string
  next?: string
  expression: string
  label: string
  /** What is typed, what is seen of it, and what cannot be read. */
  typed: readonly [text: string, seen: string]
  wrong?: readonly [text: string, seen: string]
}

/** One page of each console where a mapping is typed or chosen. */
const mappings: Mapping[] = [
  {
    ...{ vendor: 'okta', at: 'apps/app/edit', next: 'Next', expression: 'user.email', label: 'Value 1' },
    typed: ['String.toUpperCase(user.firstName)', 'ADA'],
    wrong: ['user.', 'Not sent: character'],
  },
  {
    ...{ vendor: 'entra-id', at: 'apps/app/claims/0', expression: 'user.mail', label: 'Source attribute' },
    typed: ['user.surname', 'Lovelace'],
    wrong: ['user.typo', "the directory has no attribute 'typo'"],
  },
  {
    ...{ vendor: 'onelogin', at: 'apps/app/parameters/0', expression: '{email}', label: 'Macro' },
    typed: ['{lastname}!', 'Lovelace!'],
    wrong: ['{typo}', "there is no macro 'typo'"],
  },
  {
    ...{ vendor: 'google-workspace', at: 'apps/app/mapping', expression: 'primaryEmail', label: 'Google Directory attribute 1' },
    typed: ['Basic Information > Last name', 'Lovelace'],
  },
]

async function open(page: Page, { vendor, at, next, expression }: Mapping) {
  const people = [ada, { ...ada, id: 'bob', userName: 'bob@acme.example', displayName: 'Bob', lastName: 'Kahn' }]
  const app = { statements: [{ name: 'what', expression }], nameId: { source: expression } }
  const tenant = await control.createTenant(tenantSpec(vendor, { people }, app))
  await page.goto(`${tenant.url}/?token=console-token`)
  await page.goto(`${tenant.url}/admin/${at}`)
  if (next) await page.getByRole('button', { name: next }).click()
}
const lineFor = (page: Page, name: string) =>
  page.getByRole('table', { name: `What is sent for ${name}` }).getByRole('row', { name: /^what / })
const type = async (page: Page, { label }: Mapping, text: string) => {
  const field = page.getByLabel(label, { exact: true })
  await field.focus()
  if ((await field.evaluate((each) => each.tagName)) === 'SELECT') await field.selectOption(text)
  else await field.fill(text)
}

for (const mapping of mappings) {
  test(`${mapping.vendor}: what is typed is previewed by itself, and the focus stays`, async ({ page }) => {
    const posts: string[] = []
    page.on('framenavigated', (frame) => posts.push(frame.url()))
    await open(page, mapping)
    posts.length = 0
    await page.getByLabel('Preview for').selectOption('Ada Lovelace')
    await expect(lineFor(page, 'Ada Lovelace')).toContainText('ada@acme.example')
    await type(page, mapping, mapping.typed[0])
    await expect(lineFor(page, 'Ada Lovelace')).toContainText(mapping.typed[1])
    await expect(page.getByLabel(mapping.label, { exact: true })).toBeFocused()
    await expect(page.locator('[aria-live=polite]')).toContainText(`Preview: what ${mapping.typed[0]}`)
    if (mapping.wrong) {
      await type(page, mapping, mapping.wrong[0])
      await expect(lineFor(page, 'Ada Lovelace')).toContainText(mapping.wrong[1])
      await type(page, mapping, mapping.typed[0])
    }
    await page.getByLabel('Preview for').selectOption('Bob')
    await expect(lineFor(page, 'Bob')).toBeVisible()
    expect(posts).toEqual([])
  })

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false })
    test(`${mapping.vendor}: the button "Preview" leads to the preview below the fields`, async ({ page }) => {
      await open(page, mapping)
      await page.getByLabel('Preview for').selectOption('Ada Lovelace')
      await type(page, mapping, mapping.typed[0])
      await page.getByRole('button', { name: 'Preview' }).click()
      await expect(lineFor(page, 'Ada Lovelace')).toContainText(mapping.typed[1])
      await expect(page).toHaveURL(/#preview$/)
      await expect(page.locator('#preview')).toBeFocused()
      await expect(lineFor(page, 'Ada Lovelace')).toBeInViewport()
    })
  })
}

const okta = mappings.find(({ vendor }) => vendor === 'okta') as Mapping

test('an answer that comes late does not take the place of a newer one, and one that fails leaves what was there with a note', async ({
  page,
}) => {
  await open(page, okta)
  let fail = false
  const late = Promise.withResolvers<void>()
  const isAnswered = Promise.withResolvers<void>()
  await page.route('**/apps/wizard', async (route) => {
    if (route.request().resourceType() !== 'fetch') return route.continue()
    if (fail) return route.abort()
    const isSlow = route.request().postData()?.includes('firstName') === true
    if (isSlow) await late.promise
    await route.continue()
    if (isSlow) isAnswered.resolve()
  })
  await page.getByLabel('Preview for').selectOption('Ada Lovelace')
  await expect(lineFor(page, 'Ada Lovelace')).toContainText('ada@acme.example')
  const slow = page.waitForRequest((request) => request.postData()?.includes('firstName') === true)
  await type(page, okta, 'user.firstName')
  await slow
  await type(page, okta, 'user.lastName')
  await expect(lineFor(page, 'Ada Lovelace')).toContainText('user.lastNameLovelace')
  const finished = page.waitForEvent('requestfinished', (request) => request.postData()?.includes('firstName') === true)
  late.resolve()
  await Promise.all([isAnswered.promise, finished])
  await expect(lineFor(page, 'Ada Lovelace')).toContainText('user.lastNameLovelace')

  fail = true
  await type(page, okta, 'user.email')
  await expect(page.getByText('The preview is not up to date')).toBeVisible()
  await expect(lineFor(page, 'Ada Lovelace')).toContainText('user.lastNameLovelace')
  fail = false
  await type(page, okta, 'user.login')
  await expect(lineFor(page, 'Ada Lovelace')).toContainText('user.loginada@acme.example')
  await expect(page.getByText('The preview is not up to date')).toHaveCount(0)
})

test('a preview of what is saved follows whoever is chosen, too, and no other page may ask for anything', async ({ page }) => {
  const tenant = await control.createTenant(tenantSpec('okta'))
  await page.goto(`${tenant.url}/?token=console-token`)
  const policyAt = async (path: string) => (await page.goto(`${tenant.url}${path}`))?.headers()['content-security-policy']
  expect(await policyAt('/admin/apps')).not.toContain('connect-src')
  expect(await policyAt('/admin/apps')).not.toContain('script-src')
  expect(await policyAt('/admin/apps/app')).toMatch(/script-src 'sha256-[^' ]+'; connect-src 'self'/)
  await page.getByLabel('Preview for').selectOption('Ada Lovelace')
  await expect(page.getByRole('row', { name: /^NameID / })).toBeVisible()
})

import { type Browser, expect, type Page, test } from '@playwright/test'
import { axeOn } from '#axe'
import { honest, idpKey, request, sealed, sign, withAttribute } from '../../inspect/testing/message.ts'
import { createIdp } from '../index.ts'
import type { Logger } from '../server/log.ts'

const logged: unknown[] = []
const keep = (...words: unknown[]) => void logged.push(words)
const idp = createIdp({ log: { info: keep, warn: keep, error: keep } as unknown as Logger })
let browser: Browser
test.beforeAll(async ({ browser: shared }) => {
  await idp.start()
  browser = shared
})
test.afterAll(() => idp.stop())

const base64 = (text: string) => Buffer.from(text).toString('base64')

/** A page on which whatever the browser complains about is seen: a policy that blocks our own style or script would show here. */
async function open(options: Parameters<Browser['newContext']>[0] = {}): Promise<{ page: Page; complaints: string[] }> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
  page.on('dialog', (dialog) => complaints.push(dialog.message()))
  await page.goto(`${idp.url}/inspect`)
  return { page, complaints }
}

test('without JavaScript: a developer pastes a form and reads who signed in, who signed it and why the attribute is not there', async () => {
  const { page, complaints } = await open({ javaScriptEnabled: false })
  await page
    .getByLabel('SAML message')
    .fill(`SAMLResponse=${encodeURIComponent(base64(sign(withAttribute('Email', 'ada@acme.example'))))}&RelayState=%2Fhome`)
  await page.getByText('What you know of the SP').click()
  await page.getByLabel('Attributes that the SP looks for').fill('email\n')
  await page.getByLabel("The IdP's certificate that the SP trusts").fill(idpKey.certificate)
  await page.getByLabel('Judge times as of').selectOption('issued')
  await page.getByRole('button', { name: 'Inspect' }).click()
  await expect(page.getByRole('heading', { name: 'Response' }).first()).toBeVisible()
  await expect(page.locator('.findings')).toHaveText(
    'Error No attribute is called "email"; "Email" is sent, in other letter case. Names are compared letter by letter. Change it at the IdP, or what the SP looks for. attribute-not-sent',
  )
  await expect(page.locator('.signatures')).toContainText('it holds with the certificate that was given')
  await expect(page.locator('.said').first()).toContainText('ada@acme.example')
  await expect(page.getByText('A Response out of a form')).toBeVisible()
  await expect(page.getByText('RelayState /home')).toBeVisible()
  // What was typed is there for the next try, and in sight.
  await expect(page.getByLabel('Attributes that the SP looks for')).toBeVisible()
  await expect(page.getByLabel('Attributes that the SP looks for')).toHaveValue('email\n')
  expect(complaints).toEqual([])
  await page.context().close()
})

test('the XML is shown byte for byte on demand', async () => {
  const { page } = await open()
  const xml = sign(honest)
  await page.getByLabel('SAML message').fill(xml)
  await page.getByRole('button', { name: 'Inspect' }).click()
  expect(await page.locator('.xml pre').evaluate((each) => each.textContent)).toBe(xml)
  await expect(page.locator('.xml pre > span').nth(3)).toHaveCSS('display', 'block')
  await page.getByRole('checkbox', { name: 'as sent' }).check()
  await expect(page.locator('.xml pre > span').nth(3)).toHaveCSS('display', 'inline')
  await page.context().close()
})

test('an encrypted assertion is read with the private key, which does not come back', async () => {
  const { page } = await open()
  await page.getByLabel('SAML message').fill(await sealed(sign(honest)))
  await page.getByText('What you know of the SP').click()
  await page.getByLabel("The SP's private key").fill(idpKey.key)
  await page.getByRole('button', { name: 'Inspect' }).click()
  await expect(page.locator('.inspection')).toContainText('Assertion (was encrypted)')
  expect(await page.content()).not.toContain('PRIVATE KEY')
  await page.context().close()
})

/** What is posted, the status, and what the page says. */
const wrong: [name: string, fields: Record<string, string>, status: number, says: string][] = [
  ['nothing', {}, 422, 'SAML message cannot be read: there is nothing in it.'],
  ['no message', { message: 'hello' }, 422, 'SAML message cannot be read: this is no SAML message: it begins with'],
  ['a certificate that is none', { message: honest, certificate: 'x' }, 422, 'The certificate cannot be read'],
  ['a key that is none', { message: honest, key: 'x' }, 422, 'The private key cannot be read'],
  [
    'a message without a time, as of then',
    { message: honest.replace(/ IssueInstant="[^"]*"/g, ''), at: 'issued' },
    422,
    'does not say when it was made',
  ],
  ['two megabytes', { message: 'x'.repeat(2_000_000) }, 422, 'larger than 1 MB'],
  [
    'a recording of ten megabytes without a message',
    { message: `{"log":"${'x'.repeat(10_000_000)}"}` },
    422,
    'there is no SAMLResponse',
  ],
  ['eleven megabytes', { message: 'x'.repeat(11_000_000) }, 413, 'This page takes 10 MB'],
  ['more than a form may have', { message: '"'.repeat(11_000_000) }, 413, 'npm run firstlogin inspect sign-in.har'],
]
for (const [name, fields, status, says] of wrong)
  test(`bad input is one sentence: ${name}`, async () => {
    const response = await fetch(`${idp.url}/inspect`, { method: 'POST', body: new URLSearchParams(fields) })
    const text = (await response.text()).replace(/<[^>]+>/g, ' ')
    expect([response.status, text]).toEqual([status, expect.stringContaining(says)])
    expect(text).not.toMatch(/^\s+at /m)
  })

test('hostile values stay text, and nothing of a message is logged', async () => {
  const { page, complaints } = await open()
  await page
    .getByLabel('SAML message')
    .fill(withAttribute('&lt;script>alert(1)&lt;/script>', '&lt;img src=x onerror=alert(2)>', '{{7*7}}'))
  await page.getByRole('button', { name: 'Inspect' }).click()
  await expect(page.locator('.said').first()).toContainText('<img src=x onerror=alert(2)>')
  await expect(page.locator('.said').first()).toContainText('{{7*7}}')
  expect([complaints, await page.locator('img, script').count(), logged]).toEqual([[], 0, []])
  await page.context().close()
})

for (const colorScheme of ['light', 'dark'] as const)
  for (const width of [1440, 390])
    test(`axe finds nothing and nothing is cut off: ${colorScheme}, ${width} px`, async () => {
      const { page } = await open({ colorScheme, viewport: { width, height: 900 } })
      const good = async () => {
        const { violations } = await axeOn(page).analyze()
        expect(violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
      }
      await page.getByText('What you know of the SP').click()
      await good()
      await page
        .getByLabel('SAML message')
        .fill(
          base64(
            sign(withAttribute('http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress', 'ada@acme.example', '')),
          ),
        )
      await page.keyboard.press('Tab')
      await page.getByRole('button', { name: 'Inspect' }).press('Enter')
      await expect(page.locator('.inspection')).toBeVisible()
      await good()
      await page.context().close()
    })

test('without JavaScript: of several messages the Response is shown, and another can be chosen', async () => {
  const { page } = await open({ javaScriptEnabled: false })
  const pair = (name: string, xml: string) => ({ name, value: base64(xml) })
  await page.getByLabel('SAML message').fill(JSON.stringify([pair('SAMLRequest', request), pair('SAMLResponse', sign(honest))]))
  await page.getByRole('button', { name: 'Inspect' }).click()
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('Response')
  await page.getByLabel('Which message of it').selectOption('1: AuthnRequest')
  await page.getByRole('button', { name: 'Inspect' }).click()
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('AuthnRequest')
  await page.getByLabel('SAML message').fill(sign(honest))
  await page.getByRole('button', { name: 'Inspect' }).click()
  await expect(page.getByRole('heading', { level: 2 }).first()).toHaveText('Response')
  await page.context().close()
})

import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import type { TenantView } from '../control/views.ts'
import { createIdp, profiles, readTenantFile } from '../index.ts'
import { controlOf } from '../testing/control.ts'
import { createVisitor, posted } from '../testing/visitor.ts'

const idp = createIdp({ controlToken: 'console-token' })
const control = controlOf(idp)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

/** Two of each are enough: one with groups and one with values of people's own. */
const APPS = ['end-user-Test', 'workspace-Finance']
const PEOPLE = ['ada', 'grace']

for (const { id } of profiles)
  test(`${id}: each page of the shipped tenant can be saved as it is, and nothing else is sent after that`, async ({ page }) => {
    const file = new URL(`../../examples/tenants/${id}.yaml`, import.meta.url)
    const spec = await readTenantFile(readFileSync(file, 'utf8'))
    const tenant = await control.createTenant({ ...spec, apps: spec.apps.filter((app) => APPS.includes(app.id)) })
    const sent = () => Promise.all(spec.people.filter((each) => PEOPLE.includes(each.id)).map((each) => messagesTo(tenant, each)))
    const before = await sent()

    await page.goto(`${tenant.url}/?token=console-token`)
    const saved = await saveEachPage(page, tenant.url)
    expect(saved.filter(({ status }) => status !== 200)).toEqual([])
    expect(saved.length).toBeGreaterThan(10)
    // An app's page at Okta leads to a wizard of three pages.
    const finished = saved.filter(({ button }) => button === 'Finish')
    expect(finished).toHaveLength(id === 'okta' ? APPS.length : 0)
    expect(await sent()).toEqual(before)
  })

/** What each app gets at a sign-in that begins at the IdP, but for what is new in every message. */
async function messagesTo({ portalUrl, apps, profile }: TenantView, person: { userName: string; password: string }) {
  const visitor = await createVisitor().open(portalUrl)
  await visitor.signIn(signInOf(profile), person)
  const messages: string[] = []
  for (const { initiateUrl } of apps) {
    const xml = posted(await visitor.open(initiateUrl))
    expect(xml).toContain('<')
    messages.push(withoutNews(xml))
  }
  return messages
}

const signInOf = (profile: string) => {
  const found = profiles.find(({ id }) => id === profile)
  if (!found) throw new Error(`no vendor is called ${profile}`)
  return found.signIn
}

const withoutNews = (xml: string): string =>
  xml
    .replace(/\b(ID|URI|SessionIndex|\w*Instant|NotBefore|\w*NotOnOrAfter)="[^"]*"/g, '$1=""')
    .replace(/(<(?:\w+:)?(?:DigestValue|SignatureValue)>)[^<]*/g, '$1')

interface Saved {
  at: string
  button: string
  status: number
}

/** Presses what saves, on the tenant page and on every page of its console that shows something that is there. */
async function saveEachPage(page: Page, url: string): Promise<Saved[]> {
  const home = `${url}/admin`
  const seen = new Set([`${url}/`, home])
  const saved: Saved[] = []
  for (const at of seen) {
    await page.goto(at)
    const { links, saves } = (await page.evaluate(LOOK)) as {
      links: string[]
      saves: { button: string; action: string; body: string }[]
    }
    for (const link of links) if (link.startsWith(home) && !LEFT_OUT.test(link)) seen.add(link)
    for (const { button, action, body } of saves) {
      const headers = { 'content-type': 'application/x-www-form-urlencoded', origin: idp.url }
      const answer = await page.request.post(action, { headers, data: body })
      saved.push({ at: at.slice(url.length), button, status: answer.status() })
    }
    saved.push(...(await throughWizard(page, at.slice(url.length))))
  }
  return saved
}

/** Goes on to the end of a wizard about something that is there, whose pages are answers to the ones before them. */
async function throughWizard(page: Page, at: string): Promise<Saved[]> {
  const onward = page.getByRole('button', { name: /^(Next|Finish)$/ })
  const saved: Saved[] = []
  while ((await onward.count()) > 0 && saved.length < 10) {
    const button = await onward.innerText()
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.request().isNavigationRequest() && response.status() !== 303),
      onward.click(),
    ])
    await page.waitForLoadState()
    saved.push({ at, button, status: answer.status() })
  }
  return saved
}

/** What makes something new, asks for a new password, downloads, or shows the same page another way. */
const LEFT_OUT =
  /\/(new|add-\w+|assign|gallery|password)$|\/assign\/katherine$|\/(base64|raw|download|export|metadata)\b|\?(menu|preview)/

/** The page's own form data: a page may not fetch anything itself. A field may be called `method`, which would stand before the form's own. */
const LOOK = `({
  links: [...document.links].map((link) => link.href.split('#')[0]),
  saves: [...document.forms].filter((form) => form.getAttribute('method') === 'post').flatMap((form) =>
    [...form.querySelectorAll('button')]
      .filter((button) => /^(save|update)/i.test(button.textContent.trim()))
      .map((button) => ({
        button: button.textContent.trim(),
        action: new URL(form.getAttribute('action'), document.baseURI).href,
        body: new URLSearchParams(new FormData(form, button)).toString(),
      }))),
})`

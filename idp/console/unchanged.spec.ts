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
    const saved = await saveEachPage(page, `${tenant.url}/admin`)
    expect(saved.filter(({ status }) => status !== 200)).toEqual([])
    expect(saved.length).toBeGreaterThan(10)
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

/** Presses what saves, on every page of the console that shows something that is there. */
async function saveEachPage(page: Page, home: string): Promise<Saved[]> {
  const seen = new Set([home])
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
      saved.push({ at: at.slice(home.length), button, status: answer.status() })
    }
  }
  return saved
}

/** What makes something new, asks for a new password, downloads, or shows the same page another way. */
const LEFT_OUT =
  /\/(new|add-\w+|assign|gallery|password)$|\/assign\/katherine$|\/(base64|raw|download|export|metadata)\b|\?(menu|preview)/

/** The page's own form data: a page may not fetch anything itself. */
const LOOK = `({
  links: [...document.links].map((link) => link.href.split('#')[0]),
  saves: [...document.forms].filter((form) => form.method === 'post').flatMap((form) =>
    [...form.querySelectorAll('button')]
      .filter((button) => /^(save|update)/i.test(button.textContent.trim()))
      .map((button) => ({
        button: button.textContent.trim(),
        action: form.action,
        body: new URLSearchParams(new FormData(form, button)).toString(),
      }))),
})`

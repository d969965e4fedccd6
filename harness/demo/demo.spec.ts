import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { findProfile } from '../../idp/index.ts'
import { makePerson } from '../case/people.ts'
import { signIn } from '../case/sign-in.ts'
import { pressCtrlC, type StartedCli, startCli } from '../cli/testing/cli.ts'
import { createHttpDriver } from '../drivers/http.ts'
import { isAlive } from '../parties/alive.ts'
import { createIdpClient } from '../parties/idp-client.ts'
import { demoPlaces } from './organisation.ts'
import { DEMO_PASSWORD, demoPeople } from './people.ts'

test.describe.configure({ timeout: 120_000 })

interface Facts {
  idp: { url: string; token: string }
  vendors: { id: string; tenant: string; places: Record<string, { loginUrl: string }> }[]
}

async function start(...args: string[]): Promise<{ demo: StartedCli; facts: Facts }> {
  const demo = startCli('demo', '--port-base', '0', '--json', ...args)
  return { demo, facts: JSON.parse(await demo.says('\n')) as Facts }
}

async function stop(demo: StartedCli): Promise<void> {
  pressCtrlC(demo)
  const { code, stderr } = await demo.ended
  expect([code, stderr]).toEqual([0, ''])
  expect(isAlive(demo.child.pid ?? 0)).toBe(false)
}

/** What the browser shows after this person went through the vendor's sign-in steps. */
async function visit(facts: Facts, vendor: Facts['vendors'][number], place: string, personId: string): Promise<string> {
  const driver = createHttpDriver()
  const person = demoPeople.find((each) => each.id === personId)
  const profile = findProfile(vendor.id)
  const address = vendor.places[place]
  if (!person || !profile || !address) throw new Error('the demo lacks somebody or something')
  const known = { ...makePerson(person.id, {}, 'demo'), email: person.email, password: DEMO_PASSWORD }
  await signIn(driver, address.loginUrl, known, { profile, surface: 'end-user', variables: {}, parties: facts })
  return (await driver.page()).text
}

/** What the inspector of the vendor's tenant shows of what the SP made of a message. */
async function answerTo({ idp }: Facts, { tenant }: Facts['vendors'][number], exchange: string): Promise<string> {
  const entered = await fetch(`${tenant}/inspector?token=${idp.token}`, { redirect: 'manual' })
  const cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? ''
  return (await fetch(`${tenant}/inspector/${exchange}/answer`, { headers: { cookie } })).text()
}

test('one person of each vendor signs in, the refusals can be shown, and Ctrl+C ends it', async () => {
  const { demo, facts } = await start()
  expect(facts.vendors.map((each) => each.id)).toEqual(['okta', 'onelogin', 'entra-id', 'google-workspace'])
  for (const vendor of facts.vendors) {
    const tenant = await createIdpClient(facts.idp.url, facts.idp.token).findTenant(vendor.id)
    expect(tenant?.apps.map(({ problems }) => problems)).toEqual(demoPlaces.map(() => []))
    const prod = await visit(facts, vendor, 'end-user/Prod', 'ada')
    expect(prod).toContain('Welcome, Ada Lovelace')
    expect(prod).toMatch(/Requests\s+Feedback not open to you\s+It asks for the permission give-feedback/)
    expect(await visit(facts, vendor, 'workspace/Finance', 'grace')).toContain('Auditor')
    expect(await visit(facts, vendor, 'portal/Prod', 'grace')).toContain('Request access to orders')
    expect(await visit(facts, vendor, 'workspace/Finance', 'joan')).toContain('Workspace admin')
    expect(await answerTo(facts, vendor, 'x1')).toMatch(
      /Created an account[\s\S]*<dt>name<\/dt><dd>Ada Lovelace <span class="soft">from [\s\S]*default: /,
    )
    for (const refused of ['alan', 'katherine']) {
      expect(await visit(facts, vendor, 'end-user/Prod', refused)).not.toContain('Welcome')
    }
  }
  await stop(demo)
})

test("a tile of the IdP's page of apps opens the app, and a code stands beside its field", async () => {
  const { demo, facts } = await start()
  for (const vendor of facts.vendors) {
    const profile = findProfile(vendor.id)
    const tenant = await createIdpClient(facts.idp.url, facts.idp.token).findTenant(vendor.id)
    if (!profile || !tenant) throw new Error('the demo lacks a vendor')
    const driver = createHttpDriver()
    await driver.open(tenant.portalUrl)
    const values = { userName: 'mary@acme.test', password: DEMO_PASSWORD }
    for (const { fields, button } of profile.signIn.steps.slice(0, 2)) {
      for (const { label, value } of fields) await driver.fill(label, values[value])
      await driver.press(button)
    }
    const { secondFactor, steps } = profile.signIn
    const [, code = ''] = /id="demo-code">(\d{6})</.exec((await driver.page()).html) ?? []
    await driver.fill(secondFactor.fields[0]?.label ?? '', code)
    await driver.press(secondFactor.button)
    for (const { button } of steps.slice(2)) await driver.press(button)
    await driver.press('Acme Prod', 'link')
    expect((await driver.page()).text).toContain('Welcome, Mary Jackson')
  }
  await stop(demo)
})

test('with --state the people of an earlier start are known', async () => {
  const folder = test.info().outputPath('state')
  const first = await start('--state', folder)
  const [okta] = first.facts.vendors
  if (!okta) throw new Error('the demo has no vendor')
  expect(await visit(first.facts, okta, 'end-user/Prod', 'ada')).toContain('Welcome, Ada Lovelace')
  await stop(first.demo)
  const second = await start('--state', folder)
  const [again] = second.facts.vendors
  if (!again) throw new Error('the demo has no vendor')
  // A new person gets the roles that the IdP sends, somebody with an account joins with the default role.
  expect(await visit(second.facts, again, 'workspace/Finance', 'grace')).toContain('Auditor')
  const known = await visit(second.facts, again, 'workspace/Finance', 'ada')
  expect(known).toContain('Welcome, Ada Lovelace')
  expect(known).not.toContain('Admin')
  await stop(second.demo)
  // Keys are nothing for version control.
  expect(readFileSync(path.join(folder, '.gitignore'), 'utf8')).toBe('*\n')
})

test('a port in use is named, with the way out', async () => {
  const { demo, facts } = await start()
  const taken = Number(new URL(facts.idp.url).port)
  const { code, stderr } = await startCli('demo', '--port-base', String(taken)).ended
  expect(stderr).toContain(`port ${taken}, which the IdP would take, is in use`)
  expect(code).toBe(3)
  await stop(demo)
})

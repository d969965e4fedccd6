import { expect, test } from '@playwright/test'
import type { Sp } from '../../index.ts'
import { createWorld, startSp } from '../../testing/world.ts'

let sp: Sp
test.beforeAll(async () => {
  sp = await startSp()
})
test.afterAll(() => sp.stop())

/** Ada administers, Eve is an end user with a name that wants to be a formula, and Bob was refused. */
async function busyOrganisation() {
  const world = await createWorld(sp, {
    workspaces: [{ name: 'Finance', jit: true }],
    environments: [
      { name: 'Prod', jit: true, groups: ['Sales'], defaultPermissions: ['use-apps'] },
      { name: 'Dev', jit: false },
    ],
  })
  const ada = await world.signIn('workspace/Finance', { nameId: 'ada@x.test', attributes: { workato_role: ['Admin'] } })
  const eve = await world.signIn('end-user/Prod', {
    nameId: 'eve@x.test',
    attributes: { workato_end_user_name: ['=cmd()'], workato_end_user_groups: ['Sales'] },
  })
  await world.signIn('end-user/Dev', { nameId: 'bob@x.test' })
  const home = `${sp.url}/o/${world.slug}`
  const at = (browser: typeof ada.browser) => async (path: string) => {
    const answer = await browser.get(`${home}${path}`)
    return { answer, text: await answer.text() }
  }
  return { world, admin: at(ada.browser), endUser: at(eve.browser), outsider: fetch(`${home}/audit.csv`, { redirect: 'manual' }) }
}

test('the page says what decided and which defaults were taken', async () => {
  const { admin } = await busyOrganisation()
  const { text } = await admin('/audit?person=ADA@')
  expect(text).toContain('role: Admin<br><span class="hint">workato_role</span>')
  expect(text).toContain('name: ada<br><span class="hint">default: the address</span>')
  expect(text).toContain('email: ada@x.test<br><span class="hint">default: NameID</span>')
  expect(text).not.toContain('eve@x.test')
})

test('entries are found by decision, event and day', async () => {
  const { admin } = await busyOrganisation()
  const people = async (query: string) =>
    [...(await admin(`/audit?${query}`)).text.matchAll(/data-label="Person">([^<]+)/g)].map((found) => found[1])
  expect(await people('decision=refused')).toEqual(['bob@x.test'])
  expect(await people('event=sign-in')).toEqual(['eve@x.test', 'ada@x.test'])
  expect(await people('to=2000-01-01')).toEqual([])
  expect(await people('from=2000-01-01&decision=created')).toEqual(['eve@x.test', 'ada@x.test'])
})

test('a filter that cannot be used is answered beside its field', async () => {
  const { admin } = await busyOrganisation()
  const { answer, text } = await admin('/audit?from=soon&decision=lost')
  expect(answer.status).toBe(400)
  expect(text).toContain('id="from-problem">Write the day as YYYY-MM-DD.')
  expect(text).toContain('id="decision-problem">Choose one of created')
  expect(text).toContain('value="soon"')
  expect((await admin('/audit.csv?from=soon')).answer.status).toBe(400)
})

test('the files hold what the filter shows, and nothing in them is a formula', async () => {
  const { admin } = await busyOrganisation()
  const csv = await admin('/audit.csv?person=eve')
  expect(csv.answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
  expect(csv.answer.headers.get('content-disposition')).toMatch(/^attachment; filename=org-.*-audit.csv$/)
  const [, ...rows] = csv.text.trimEnd().split('\r\n')
  expect(rows).toHaveLength(1)
  expect(rows[0]).toContain('name = =cmd() (workato_end_user_name)')
  expect(csv.text).not.toMatch(/(^|,)"?[=+@-]/m)
  const json = JSON.parse((await admin('/audit.json?person=eve')).text) as { entries: { email: string }[] }
  expect(json.entries.map(({ email }) => email)).toEqual(['eve@x.test'])
})

test('an end user sees and downloads the own entries only, and nobody else anything', async () => {
  const { endUser, outsider } = await busyOrganisation()
  for (const path of ['/audit', '/audit?person=ada', '/audit.csv', '/audit.json?person=ada@x.test']) {
    const { text } = await endUser(path)
    expect([path, text.includes('ada@x.test'), text.includes('bob@x.test')]).toEqual([path, false, false])
  }
  expect((await endUser('/audit.csv')).text).toContain('eve@x.test')
  expect((await outsider).status).toBe(401)
})

test('the API takes the same filter', async () => {
  const { world } = await busyOrganisation()
  expect((await world.api('GET', '/audit?decision=refused')).body).toMatchObject({
    entries: [{ nameId: 'bob@x.test', code: 'jit-disabled' }],
  })
  expect(await world.api('GET', '/audit?to=never')).toMatchObject({ status: 400, body: { error: { path: 'to' } } })
})

test('the page of groups says what new people may do in each environment', async () => {
  const { admin } = await busyOrganisation()
  const { text } = await admin('/groups')
  expect(text).toContain('<h3>New people may</h3>\n<ul class="tags"><li>use-apps</li></ul>')
  expect(text).toContain('Nobody new comes in here: JIT provisioning is off.')
})

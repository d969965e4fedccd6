import { expect, test } from '@playwright/test'
import type { Sp } from '../index.ts'
import { createBrowser } from '../testing/browser.ts'
import { makeResponse } from '../testing/fake-idp.ts'
import { createWorld, startSp, type World } from '../testing/world.ts'

let sp: Sp
test.beforeAll(async () => {
  sp = await startSp()
})
test.afterAll(() => sp.stop())

const spec = {
  environments: [{ name: 'Prod', jit: true, groups: ['Sales'] }],
  workspaces: [{ name: 'Finance', jit: true }],
}
interface Told {
  answers: { event: string; decision: string | null; code: string | null; person: string; reasons: string[]; sources: object[] }[]
  page: string
}
const told = async (world: World, id: string) => (await world.api('GET', `/answers/${encodeURIComponent(id)}`)).body as Told

const response = (world: World, place: string, nameId: string, change = (xml: string) => xml) => {
  const form = makeResponse({ nameId }, { ...world.place(place), inResponseTo: null })
  const xml = change(Buffer.from(form, 'base64').toString())
  return { id: /\sID="([^"]+)"/.exec(xml)?.[1] ?? '', form: Buffer.from(xml).toString('base64') }
}

async function arrive(world: World, place: string, { form }: { form: string }) {
  const browser = createBrowser()
  const posted = await browser.post(world.place(place).acsUrl, { SAMLResponse: form })
  return browser.follow(posted)
}

test('by the ID of a Response it is told what became of it: an account, from what, and where the log has it', async () => {
  const world = await createWorld(sp, { ...spec, policy: { endUser: { idpInitiated: 'allow' } } })
  const sent = response(world, 'end-user/Prod', 'ada@x.test')
  expect(await told(world, sent.id)).toMatchObject({ answers: [] })
  await arrive(world, 'end-user/Prod', sent)
  const { answers, page } = await told(world, sent.id)
  expect(answers).toMatchObject([
    { event: 'sign-in', decision: 'created', code: null, person: 'ada@x.test', place: 'end-user/Prod' },
  ])
  expect(answers[0]?.sources).toContainEqual({
    field: 'email',
    value: 'ada@x.test',
    from: 'NameID',
    isDefault: expect.any(Boolean),
  })
  expect(page).toBe(`${sp.url}/o/${world.slug}/audit?response=${sent.id}`)
  expect(await told(world, `${sent.id}x`)).toMatchObject({ answers: [] })
})

test('a refused one says why; sent twice, it has both answers, oldest first', async () => {
  const world = await createWorld(sp, { ...spec, policy: { endUser: { idpInitiated: 'allow' } } })
  const bent = response(world, 'end-user/Prod', 'ada@x.test', (xml) => xml.replace('ada@x.test', 'eve@x.test'))
  await arrive(world, 'end-user/Prod', bent)
  const { answers } = await told(world, bent.id)
  expect(answers).toMatchObject([{ decision: 'refused', code: 'signature-invalid', sources: [] }])
  expect(answers[0]?.reasons.join()).toContain('expected')
  const sent = response(world, 'end-user/Prod', 'ada@x.test')
  await arrive(world, 'end-user/Prod', sent)
  await arrive(world, 'end-user/Prod', sent)
  const twice = await told(world, sent.id)
  expect(twice.answers.map(({ decision, code }) => [decision, code])).toEqual([
    ['created', null],
    ['refused', 'replayed'],
  ])
})

test('what comes of it later is told, too: here a mail that could not be sent', async () => {
  const world = await createWorld(sp, { ...spec, workspaces: [...spec.workspaces, { name: 'HR', jit: true }] })
  const ada = { nameId: 'ada@x.test' }
  await world.signIn('workspace/Finance', ada)
  await world.signIn('workspace/HR', ada)
  const [asked] = (await world.audit()).filter(({ event }) => event === 'verification-asked')
  const { answers } = await told(world, asked?.response ?? '')
  expect(answers.map(({ event }) => event).toSorted()).toEqual(['sign-in-refused', 'verification-asked'])
})

test('it is told with the token alone, and of the own organisation', async () => {
  const world = await createWorld(sp, { ...spec, policy: { endUser: { idpInitiated: 'allow' } } })
  const other = await createWorld(sp, spec)
  const sent = response(world, 'end-user/Prod', 'ada@x.test')
  await arrive(world, 'end-user/Prod', sent)
  expect((await told(other, sent.id)).answers).toEqual([])
  const plain = await fetch(`${sp.url}/test/v1/organisations/${world.slug}/answers/${sent.id}`)
  expect([plain.status, (await plain.text()).includes('ada@x.test')]).toEqual([401, false])
})

test('the page of the log that is named shows that Response alone', async () => {
  const world = await createWorld(sp, spec)
  const { browser } = await world.signIn('workspace/Finance', { nameId: 'ada@x.test', attributes: { workato_role: ['Admin'] } })
  await world.signIn('end-user/Prod', { nameId: 'eve@x.test' })
  const [first] = await world.audit()
  const { page } = await told(world, first?.response ?? '')
  const text = await (await browser.get(page)).text()
  expect([text.includes('>ada@x.test<'), text.includes('eve@x.test')]).toEqual([true, false])
  expect(text).toContain(`name="response" type="search" value="${first?.response}"`)
})

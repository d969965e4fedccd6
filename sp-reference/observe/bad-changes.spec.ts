import { expect, test } from '@playwright/test'
import type { Sp } from '../index.ts'
import { createWorld, startSp, token } from '../testing/world.ts'

let sp: Sp
test.beforeAll(async () => {
  sp = await startSp()
})
test.afterAll(() => sp.stop())

const setUp = { environments: [{ name: 'Prod', jit: true }], workspaces: [{ name: 'Finance', jit: true }] }

/** What is asked, and a part of the answer: a status, and in a fault the path that is wrong. */
const changes: [string, string, string, object | undefined, Record<string, unknown>][] = [
  [
    'an address that is taken',
    'PATCH',
    '/accounts/ada@x.test',
    { email: 'bea@x.test' },
    { status: 409, body: { error: { path: 'email' } } },
  ],
  [
    'a folder that is none',
    'PATCH',
    '',
    { workspaces: [{ name: 'Finance', customRoles: [{ name: 'Auditor', folders: ['nope'] }] }] },
    { status: 400 },
  ],
  [
    'one name twice',
    'PATCH',
    '',
    { environments: [{ name: 'Prod' }, { name: 'Prod', jit: false }] },
    { status: 400, body: { error: { path: 'environments[1].name' } } },
  ],
  [
    'a clock beyond all days',
    'PATCH',
    '',
    { clockOffsetSeconds: 9e12 },
    { status: 400, body: { error: { path: 'clockOffsetSeconds' } } },
  ],
  [
    'an environment that is none',
    'PATCH',
    '/accounts/ada@x.test',
    { displayName: 'Ada', environments: [{ name: 'Prod' }, { name: 'Ghost' }] },
    { status: 400, body: { error: { path: 'environments[1].name' } } },
  ],
  [
    'a workspace that is none',
    'POST',
    '/accounts',
    { email: 'cleo@x.test', workspaces: [{ name: 'Ghost' }] },
    { status: 400, body: { error: { path: 'workspaces[0].name' } } },
  ],
  ['a domain that is none', 'PUT', '/domains', { verified: ['acme.com', '10.0.0.1'] }, { status: 400 }],
  ['an address that cannot be decoded', 'DELETE', '/invitations/%E0%A4%A', undefined, { status: 400 }],
]
for (const [name, method, path, body, answer] of changes)
  test(`${name} is refused with what is wrong, and changes nothing`, async () => {
    const world = await createWorld(sp, setUp)
    for (const email of ['ada@x.test', 'bea@x.test']) await world.api('POST', '/accounts', { email })
    const before = await world.api('GET', '/accounts')
    expect(await world.api(method, path, body)).toMatchObject(answer)
    expect((await world.api('GET', '/accounts')).body).toEqual(before.body)
  })

test('what is saved is what is answered', async () => {
  const world = await createWorld(sp, setUp)
  expect((await world.api('PUT', '/domains', { verified: ['ACME.com', 'acme.COM'] })).body).toMatchObject({
    verified: ['acme.com'],
  })
  expect((await world.api('PUT', '/seats', { workspace: 3 })).body).toEqual({ endUser: null, workspace: 3 })
})

test('an organisation is made whole, and of two at once one', async () => {
  const world = await createWorld(sp, setUp)
  const { slug } = world
  const make = async (spec: object) => {
    const answer = await fetch(`${sp.url}/test/v1/organisations`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(spec),
    })
    return answer.status
  }
  expect(await make({ slug, ...setUp })).toBe(409)
  const owner = { email: 'owner@x.test', password: 'correct-horse-battery' }
  const twin = { slug: `${slug}-twin`, owner, ...setUp }
  expect((await Promise.all([make(twin), make(twin), make(twin)])).toSorted()).toEqual([201, 409, 409])
})

test('of two changes at once neither undoes the other', async () => {
  const world = await createWorld(sp, setUp)
  for (let turn = 1; turn <= 10; turn++) {
    await Promise.all([world.api('PUT', '/seats', { workspace: turn }), world.api('PATCH', '', { clockOffsetSeconds: turn })])
    expect((await world.api('PUT', '/seats', {})).body).toMatchObject({ workspace: turn })
  }
})

test('an address of a page that cannot be decoded is a page that is not found', async () => {
  const world = await createWorld(sp, setUp)
  const page = await fetch(`${sp.url}/o/${world.slug}/end-user/%FF/sign-in`)
  expect([page.status, await page.text()]).toEqual([404, expect.stringContaining('not-found')])
  expect((await fetch(`${sp.url}/o/${world.slug}/api/collections/%E0%A4%A/items`)).status).toBe(400)
})

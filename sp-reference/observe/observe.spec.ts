import { createServer, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, test } from '@playwright/test'
import { createSp, type Sp } from '../index.ts'
import { provider } from '../testing/fake-idp.ts'
import { createWorld, startSp } from '../testing/world.ts'

let sp: Sp
test.beforeAll(async () => {
  sp = await startSp()
})
test.afterAll(() => sp.stop())

const prod = { name: 'Prod', jit: true, groups: ['Sales'] }
const call = (url: string, init: RequestInit = {}) =>
  fetch(url, { ...init, headers: { authorization: 'Bearer test-token', ...init.headers } })

test('the API is there only with a token, for JSON, and under an own name', async () => {
  const plain = await createSp().start()
  expect((await call(`${plain.url}/test/v1/organisations/x/accounts`)).status).toBe(404)
  await plain.stop()
  expect((await fetch(`${sp.url}/test/v1/organisations/x/accounts`)).status).toBe(401)
  expect((await call(`${sp.url}/test/v1/organisations`, { method: 'POST', body: 'x' })).status).toBe(415)
  const status = await new Promise((resolve) => {
    const { hostname, port } = new URL(sp.url)
    httpRequest({ hostname, port, path: '/', headers: { host: 'evil.example' } }, (answer) => resolve(answer.statusCode)).end()
  })
  expect(status).toBe(421)
})

test('a fault in the body is named with its path', async () => {
  const post = async (body: string) =>
    (await (
      await call(`${sp.url}/test/v1/organisations`, { method: 'POST', headers: { 'content-type': 'application/json' }, body })
    ).json()) as { error: { path?: string; code: string } }
  expect((await post(JSON.stringify({ slug: 'a', environments: [{ name: 'Prod', jit: 'yes' }] }))).error).toMatchObject({
    path: 'environments[0].jit',
  })
  expect((await post(JSON.stringify({ slug: 'a', policy: { endUser: { updatePolicy: 'sometimes' } } }))).error).toMatchObject({
    path: 'policy.endUser.updatePolicy',
  })
  expect((await post(JSON.stringify({ slug: 'a', defects: ['no-such'] }))).error).toMatchObject({ path: 'defects[0]' })
  expect((await post('{"slug":')).error.code).toBe('entity.parse.failed')
})

test('one account of both sides has one key: two ways to compare addresses are refused, and a side without places has no say', async () => {
  const exact = { emailCompare: 'exact' }
  const workspaces = [{ name: 'Finance', jit: true }]
  const mixed = { environments: [prod], workspaces, policy: { endUser: {}, workspace: exact } }
  await expect(createWorld(sp, mixed)).rejects.toThrow(
    /policy\.workspace\.emailCompare.*'exact' here and 'lowercase' in policy\.endUser/,
  )
  const world = await createWorld(sp, { workspaces, policy: { workspace: exact } })
  await world.api('POST', '/accounts', { email: 'Ada@x.test', workspaces: [{ name: 'Finance' }] })
  for (const nameId of ['Ada@x.test', 'ada@x.test']) await world.signIn('workspace/Finance', { nameId })
  expect((await world.accounts()).map(({ email, identities }) => [email, identities.length])).toEqual([
    ['Ada@x.test', 1],
    ['ada@x.test', 1],
  ])
})

test('an administrator makes and changes accounts by hand', async () => {
  const world = await createWorld(sp, { environments: [prod], workspaces: [{ name: 'Finance', jit: true }] })
  const seed = {
    email: 'Ada@x.test',
    displayName: 'Ada',
    environments: [{ name: 'Prod', permissions: ['p'], groups: ['Sales'] }],
    workspaces: [{ name: 'Finance', roles: { role: 'Analyst' } }],
  }
  expect(await world.api('POST', '/accounts', seed)).toMatchObject({
    status: 201,
    body: { email: 'Ada@x.test', authMethod: 'password' },
  })
  expect(await world.api('POST', '/accounts', { email: 'ada@X.test' })).toMatchObject({ status: 409 })
  const patch = { status: 'deactivated', displayName: 'Ada King', environments: [{ name: 'Prod', groups: [] }] }
  expect(await world.api('PATCH', '/accounts/ada@x.test', patch)).toMatchObject({
    body: { status: 'deactivated', displayName: 'Ada King', environments: [{ name: 'Prod', permissions: ['p'], groups: [] }] },
  })
  const { last } = await world.signIn('end-user/Prod', { nameId: 'ada@x.test' })
  expect(last.status).toBe(403)
  expect(await world.audit()).toMatchObject([
    { event: 'account-made' },
    { event: 'account-changed' },
    { code: 'account-inactive', email: 'Ada@x.test' },
  ])
})

test('switches of an environment change without touching the others', async () => {
  const world = await createWorld(sp, {
    environments: [
      { ...prod, groupSync: true },
      { ...prod, name: 'Dev' },
    ],
  })
  expect((await world.api('PATCH', '', { environments: [{ name: 'Prod', jit: false }] })).status).toBe(200)
  expect((await world.signIn('end-user/Prod', { nameId: 'a@x.test' })).last.status).toBe(403)
  expect((await world.signIn('end-user/Dev', { nameId: 'a@x.test' })).last.status).toBe(200)
  expect(await world.api('PATCH', '', { environments: [{ name: 'Nope', jit: false }] })).toMatchObject({
    status: 400,
    body: { error: { path: 'environments[0].name' } },
  })
})

test('provider metadata is fetched within bounds', async () => {
  const certificate = provider.certificate.replace(/-----[A-Z ]+-----|\s/g, '')
  const metadata = `<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${provider.issuer}"><md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data><ds:X509Certificate>${certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor><md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="${provider.ssoUrl}"/></md:IDPSSODescriptor></md:EntityDescriptor>`
  const server = createServer((request, response) => {
    if (request.url === '/good') return response.end(metadata)
    if (request.url === '/near') return response.writeHead(302, { location: '/good' }).end()
    if (request.url === '/far') return response.writeHead(302, { location: 'http://elsewhere.invalid/' }).end()
    if (request.url === '/big') return response.end(Buffer.alloc(1_500_000, 'x'))
    response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const world = await createWorld(sp, { environments: [prod] })
  const put = async (path: string) => {
    const { status, body } = await world.api('PUT', '/providers/end-user/Prod', { name: 'Okta', metadataUrl: `${base}${path}` })
    return [status, (body as { error?: { message: string } }).error?.message ?? '']
  }
  try {
    expect(await put('/good')).toEqual([200, ''])
    expect(await put('/near')).toEqual([200, ''])
    expect((await put('/far'))[1]).toContain('redirects to another host')
    expect((await put('/big'))[1]).toContain('larger than')
    expect((await put('/none'))[1]).toContain('status 404')
    expect((await world.signIn('end-user/Prod', { nameId: 'a@x.test' })).last.status).toBe(200)
  } finally {
    server.close()
  }
  expect((await put('/good'))[1]).toContain('ECONNREFUSED')
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { createIdp, profiles } from './index.ts'
import { ada, controlOf, tenantSpec } from './testing/control.ts'
import { verifiedIds } from './testing/verify.ts'
import { createVisitor, posted } from './testing/visitor.ts'

interface Certificate {
  id: string
  status: string
  certificate: string
}

const idp = createIdp()
const control = controlOf(idp)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

async function newTenant(profile: string) {
  const app = await control.newApp(profile)
  const id = app.tenant
  const call = async (method: string, path = '', body?: object) =>
    control.call(method, `/tenants/${id}/certificates${path}`, body)
  const list = async () => ((await call('GET')).body as { certificates: Certificate[] }).certificates
  return { app, call, list }
}

const inMetadata = async (url: string): Promise<string[]> =>
  [
    ...(await (await fetch(url)).text())
      .replace(/<(\w+:)?Signature[ >].*<\/(\w+:)?Signature>/s, '')
      .matchAll(/<(?:\w+:)?X509Certificate>([^<]+)</g),
  ].map(([, found = '']) => found.replace(/\s/g, ''))
const bare = (certificate: string): string => certificate.replace(/-----[^-]+-----|\s/g, '')

/** How often each certificate stands in the metadata while two overlap: the first, which signs, and the second. */
const overlap: Record<string, [first: number, second: number]> = {
  okta: [1, 0],
  onelogin: [1, 0],
  'entra-id': [3, 3],
  'google-workspace': [1, 1],
}

for (const { id, signIn } of profiles)
  test(`${id}: a second certificate overlaps, signs when it is activated, and stays alone`, async () => {
    const { app, call, list } = await newTenant(id)
    const signedBy = async (certificate: string) => {
      const visitor = createVisitor()
      await visitor.open(app.initiateUrl)
      await visitor.signIn(signIn, ada)
      const xml = posted(visitor)
      try {
        return verifiedIds(xml, certificate).length > 0
      } catch {
        return false
      }
    }
    expect((await call('POST')).status).toBe(201)
    const [first, second] = await list()
    if (!first || !second) throw new Error('there are not two')
    expect([first.status, second.status, first.certificate === second.certificate]).toEqual(['active', 'inactive', false])
    const named = await inMetadata(app.metadataUrl)
    const count = ({ certificate }: Certificate) => named.filter((each) => each === bare(certificate)).length
    expect([count(first), count(second)]).toEqual(overlap[id])
    expect([await signedBy(first.certificate), await signedBy(second.certificate)]).toEqual([true, false])

    expect((await call('DELETE', `/${first.id}`)).status).toBe(409)
    expect((await call('PATCH', `/${second.id}`, { status: 'active' })).body).toMatchObject({ status: 'active' })
    expect([await signedBy(first.certificate), await signedBy(second.certificate)]).toEqual([false, true])
    expect((await call('DELETE', `/${first.id}`)).status).toBe(204)
    expect(new Set(await inMetadata(app.metadataUrl))).toEqual(new Set([bare(second.certificate)]))
  })

test('there are at most four, and what is not there cannot be changed', async () => {
  const { call, list } = await newTenant('entra-id')
  for (let count = 0; count < 3; count++) expect((await call('POST')).status).toBe(201)
  expect(await call('POST')).toMatchObject({ status: 409, body: { error: { code: 'too-many' } } })
  expect(new Set((await list()).map(({ certificate }) => certificate)).size).toBe(4)
  expect((await call('PATCH', '/c9', { status: 'active' })).status).toBe(404)
  expect((await call('PATCH', '/c2', { status: 'off' })).status).toBe(422)
})

test('certificates outlive the process, and so does which of them signs', async () => {
  const stateDir = mkdtempSync(join(tmpdir(), 'firstlogin-'))
  try {
    const read = async (running: typeof idp) =>
      (await controlOf(running).call('GET', '/tenants/kept/certificates')).body as { certificates: Certificate[] }
    const first = await createIdp({ stateDir }).start()
    await controlOf(first).createTenant({ ...tenantSpec('google-workspace'), id: 'kept' })
    await controlOf(first).call('POST', '/tenants/kept/certificates')
    await controlOf(first).call('PATCH', '/tenants/kept/certificates/c2', { status: 'active' })
    const before = await read(first)
    await first.stop()
    const second = await createIdp({ stateDir }).start()
    expect(await read(second)).toEqual(before)
    expect((await controlOf(second).call('POST', '/tenants/kept/certificates')).status).toBe(201)
    await second.stop()
  } finally {
    rmSync(stateDir, { recursive: true })
  }
})

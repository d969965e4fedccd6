import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { createIdp, type Idp, profiles } from './index.ts'
import { ada, controlOf, tenantSpec } from './testing/control.ts'
import { verifiedIds } from './testing/verify.ts'
import { createVisitor, posted } from './testing/visitor.ts'

interface Certificate {
  id: string
  status: string
  certificate: string
}
type App = Record<'id' | 'certificate' | 'metadataUrl' | 'initiateUrl', string>

const idp = createIdp()
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

/** A tenant with two apps of one service. @param more of each app */
async function twoApps(on: Idp, profile: string, id: string, more: object): Promise<App[]> {
  const spec = tenantSpec(profile)
  const apps = ['one', 'two'].map((app) => ({
    ...spec.apps[0],
    ...more,
    id: app,
    name: app,
    audience: `https://sp.example/${app}`,
  }))
  const { status, body } = await controlOf(on).call('POST', '/tenants', { ...spec, id, apps })
  expect(status).toBe(201)
  return (body as { apps: App[] }).apps
}

const certificates = async (on: Idp, tenant: string, app: string) =>
  ((await controlOf(on).call('GET', `/tenants/${tenant}/apps/${app}/certificates`)).body as { certificates: Certificate[] })
    .certificates

async function messageOf({ initiateUrl }: App, profile: (typeof profiles)[number]): Promise<string> {
  const visitor = createVisitor()
  await visitor.open(initiateUrl)
  await visitor.signIn(profile.signIn, ada)
  return posted(visitor)
}

function vouchesFor(certificate: string, xml: string): boolean {
  try {
    return verifiedIds(xml, certificate).length > 0
  } catch {
    return false
  }
}

const bare = (certificate: string): string => certificate.replace(/-----[^-]+-----|\s/g, '')

for (const profile of profiles.filter(({ options }) => options.includes('ownCertificate')))
  test(`${profile.id}: apps that have their own certificates sign with them, and their metadata names them alone`, async () => {
    const tenant = `own-${profile.id}`
    const [one, two] = await twoApps(idp, profile.id, tenant, { ownCertificate: true })
    if (!one || !two) throw new Error('there are not two')
    const [xml, metadata] = [await messageOf(one, profile), await (await fetch(one.metadataUrl)).text()]
    expect([vouchesFor(one.certificate, xml), vouchesFor(two.certificate, xml)]).toEqual([true, false])
    const named = metadata.replace(/\s/g, '')
    expect([named.includes(bare(one.certificate)), named.includes(bare(two.certificate))]).toEqual([true, false])

    const call = controlOf(idp).call
    const at = `/tenants/${tenant}/apps/one/certificates`
    expect((await call('POST', at)).status).toBe(201)
    const [first, second] = await certificates(idp, tenant, 'one')
    expect([first?.status, second?.status]).toEqual(['active', 'inactive'])
    expect((await call('PATCH', `${at}/${second?.id}`, { status: 'active' })).status).toBe(200)
    expect(vouchesFor(second?.certificate ?? '', await messageOf(one, profile))).toBe(true)
    expect(vouchesFor(two.certificate, await messageOf(two, profile))).toBe(true)
    // One app's certificate is not known at the other.
    expect((await call('DELETE', `/tenants/${tenant}/apps/two/certificates/${first?.id}`)).status).toBe(404)
  })

for (const profile of profiles.filter(({ options }) => !options.includes('ownCertificate')))
  test(`${profile.id}: each app chooses one of the certificates that they share`, async () => {
    const tenant = `shared-${profile.id}`
    const [one, two] = await twoApps(idp, profile.id, tenant, {})
    if (!one || !two) throw new Error('there are not two')
    const call = controlOf(idp).call
    await call('POST', `/tenants/${tenant}/certificates`)
    expect((await call('PATCH', `/tenants/${tenant}/apps/one/certificates/c2`, { status: 'active' })).status).toBe(200)
    const [first, second] = await certificates(idp, tenant, 'one')
    expect([first?.status, second?.status]).toEqual(['inactive', 'active'])
    expect(vouchesFor(second?.certificate ?? '', await messageOf(one, profile))).toBe(true)
    expect(vouchesFor(first?.certificate ?? '', await messageOf(two, profile))).toBe(true)
    expect((await call('DELETE', `/tenants/${tenant}/certificates/c2`)).status).toBe(409)
    const refused = await call('PATCH', `/tenants/${tenant}/apps/one`, { ownCertificate: true })
    expect(refused).toMatchObject({ status: 422, body: { error: { code: 'not-offered' } } })
  })

test('what apps have of their own and have chosen outlives the process, and goes with them', async () => {
  const stateDir = mkdtempSync(join(tmpdir(), 'firstlogin-'))
  try {
    const first = await createIdp({ stateDir }).start()
    await twoApps(first, 'okta', 'kept', { ownCertificate: true })
    const { call } = controlOf(first)
    const added = (await call('POST', '/tenants/kept/apps/one/certificates')).body as Certificate
    await call('PATCH', `/tenants/kept/apps/one/certificates/${added.id}`, { status: 'active' })
    const before = await certificates(first, 'kept', 'one')
    await call('DELETE', '/tenants/kept/apps/two')
    await first.stop()
    const second = await createIdp({ stateDir }).start()
    expect(await certificates(second, 'kept', 'one')).toEqual(before)
    await controlOf(second).call('PUT', '/tenants/kept/apps/two', { ...tenantSpec('okta').apps[0], ownCertificate: true })
    const ids = (await certificates(second, 'kept', 'two')).map(({ id }) => id)
    expect([ids.length, before.map(({ id }) => id).includes(ids[0] ?? '')]).toEqual([1, false])
    await second.stop()
  } finally {
    rmSync(stateDir, { recursive: true })
  }
})

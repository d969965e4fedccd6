import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import type { App } from './directory/schema.ts'
import { createIdp } from './index.ts'
import { controlOf, tenantSpec } from './testing/control.ts'

const stateDir = mkdtempSync(join(tmpdir(), 'firstlogin-'))
test.afterAll(() => rmSync(stateDir, { recursive: true }))

test('one app too many is refused by the control API and the consoles, and the tenant is read again', async ({ request }) => {
  const first = await createIdp({ stateDir, controlToken: 'console-token' }).start()
  const control = controlOf(first)
  const [app] = tenantSpec('onelogin').apps as [App]
  const apps = Array.from({ length: 500 }, (_, index) => ({ ...app, id: `a${index}`, profileAttributes: ['role'] }))
  const { url } = await control.createTenant({ ...tenantSpec('onelogin'), id: 'full', apps })
  const another = { ...app, id: undefined, profileAttributes: ['role'] }
  expect(await control.call('PUT', '/tenants/full/apps/new', another)).toMatchObject({
    status: 409,
    body: { error: { code: 'too-many', message: 'a tenant has 500 apps at most' } },
  })
  expect((await control.call('PUT', '/tenants/full/apps/a7', another)).status).toBe(200)
  const values = { role: 'a\u0001' }
  expect(await control.call('PUT', '/tenants/full/apps/a7/assignments/ada', { values })).toMatchObject({
    status: 422,
    body: { error: { code: 'invalid', path: 'values.role' } },
  })

  await request.get(`${url}/?token=console-token`)
  const headers = { origin: first.url }
  const service = { name: 'One more', acsUrl: 'https://sp.example/acs', audience: 'https://sp.example' }
  for (const [path, form, says] of [
    ['console/apps', service, 'Not saved. a tenant has 500 apps at most'],
    ['admin/apps', { name: 'One more' }, 'Reason: a tenant has 500 apps at most.'],
    ['admin/apps/a7/users/ada', { role: 'a\u0001' }, 'Reason: role has a control character'],
  ] as const) {
    const answer = await request.post(`${url}/${path}`, { headers, form })
    expect.soft([answer.status(), await answer.text()], path).toEqual([422, expect.stringContaining(says)])
  }
  await first.stop()

  const second = await createIdp({ stateDir }).start()
  expect((await controlOf(second).call('GET', '/tenants/full')).body).toMatchObject({ apps: { length: 500 } })
  await second.stop()
})

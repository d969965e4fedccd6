import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { createIdp } from '../index.ts'
import { ada, controlOf, tenantSpec } from '../testing/control.ts'

test('tenants outlive the process: same certificate, same people; deleted ones do not', async () => {
  const stateDir = join(mkdtempSync(join(tmpdir(), 'firstlogin-')), 'state')
  try {
    const first = await createIdp({ stateDir }).start()
    const before = await controlOf(first).createTenant({ ...tenantSpec('onelogin'), id: 'kept' })
    await controlOf(first).createTenant({ ...tenantSpec('okta'), id: 'gone' })
    await controlOf(first).call('PATCH', '/tenants/kept/people/ada', { displayName: 'Countess' })
    await controlOf(first).call('DELETE', '/tenants/gone')
    await first.stop()
    expect(statSync(stateDir).mode & 0o777).toBe(0o700)
    expect(readdirSync(stateDir)).toEqual(['.gitignore', 'kept.tenant.json'])
    expect(readFileSync(join(stateDir, '.gitignore'), 'utf8')).toBe('*\n')
    expect(statSync(join(stateDir, 'kept.tenant.json')).mode & 0o777).toBe(0o600)

    const second = await createIdp({ stateDir }).start()
    const after = (await controlOf(second).call('GET', '/tenants/kept')).body
    expect(after).toMatchObject({ apps: [{ certificate: before.apps[0]?.certificate, entityId: before.apps[0]?.entityId }] })
    expect((await controlOf(second).call('GET', '/tenants/kept/people/ada')).body).toEqual({
      ...ada,
      displayName: 'Countess',
      attributes: {},
    })
    await second.stop()

    writeFileSync(join(stateDir, 'bad.tenant.json'), '{}')
    const third = createIdp({ stateDir })
    await expect(third.start()).rejects.toThrow('bad.tenant.json cannot be read')
    await third.stop()
  } finally {
    rmSync(join(stateDir, '..'), { recursive: true })
  }
})

test('certificates keep their ids over a restart, and a file that names none of its keys is refused', async () => {
  const stateDir = join(mkdtempSync(join(tmpdir(), 'firstlogin-')), 'state')
  try {
    const at = '/tenants/kept/certificates'
    const listed = async (idp: ReturnType<typeof createIdp>) =>
      ((await controlOf(idp).call('GET', at)).body as { certificates: { id: string; status: string }[] }).certificates.map(
        ({ id, status }) => [id, status],
      )
    const first = await createIdp({ stateDir }).start()
    await controlOf(first).createTenant({ ...tenantSpec('okta'), id: 'kept' })
    await controlOf(first).call('POST', at)
    await controlOf(first).call('PATCH', `${at}/c2`, { status: 'active' })
    await controlOf(first).call('POST', at)
    await controlOf(first).call('DELETE', `${at}/c1`)
    const before = await listed(first)
    await first.stop()
    const second = await createIdp({ stateDir }).start()
    expect(await listed(second)).toEqual(before)
    expect((await controlOf(second).call('POST', at)).body).toMatchObject({ id: 'c4' })
    await second.stop()
    const file = join(stateDir, 'kept.tenant.json')
    writeFileSync(file, JSON.stringify({ ...JSON.parse(readFileSync(file, 'utf8')), active: 9 }))
    const third = createIdp({ stateDir })
    await expect(third.start()).rejects.toThrow('kept.tenant.json cannot be read')
    await third.stop()
  } finally {
    rmSync(join(stateDir, '..'), { recursive: true })
  }
})

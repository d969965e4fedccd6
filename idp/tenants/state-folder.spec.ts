import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from '@playwright/test'
import { createIdp, type Idp, profiles } from '../index.ts'
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

/** What each certificate of a tenant is, in their order. */
async function certificatesOf(idp: Idp, tenant = 'kept'): Promise<Record<'id' | 'status' | 'certificate', string>[]> {
  const { body } = await controlOf(idp).call('GET', `/tenants/${tenant}/certificates`)
  return (body as { certificates: Record<'id' | 'status' | 'certificate', string>[] }).certificates
}

/** One IdP after another over one folder. */
async function inTurn(...visits: ((idp: Idp, stateDir: string) => Promise<void>)[]): Promise<void> {
  const stateDir = join(mkdtempSync(join(tmpdir(), 'firstlogin-')), 'state')
  try {
    for (const visit of visits) {
      const idp = createIdp({ stateDir })
      await idp.start()
      await visit(idp, stateDir).finally(() => idp.stop())
    }
  } finally {
    rmSync(join(stateDir, '..'), { recursive: true })
  }
}

const at = '/tenants/kept/certificates'
const add = (idp: Idp) => controlOf(idp).call('POST', at)
const activate = (idp: Idp, id: string) => controlOf(idp).call('PATCH', `${at}/${id}`, { status: 'active' })
const retire = (idp: Idp, id: string) => controlOf(idp).call('DELETE', `${at}/${id}`)

/** What is done to the certificates of a tenant that begins with c1, and the id that the next one has to get. */
const histories: Record<string, { done(idp: Idp): Promise<unknown>; next: string }> = {
  'nothing was done': { done: async () => {}, next: 'c2' },
  'one was added': { done: add, next: 'c3' },
  'the last one was retired before it signed': {
    done: async (idp) => {
      await add(idp)
      await retire(idp, 'c2')
    },
    next: 'c3',
  },
  'the first one was retired': {
    done: async (idp) => {
      await add(idp)
      await activate(idp, 'c2')
      await retire(idp, 'c1')
    },
    next: 'c3',
  },
  'the middle one signs, the first and the last were retired': {
    done: async (idp) => {
      await add(idp)
      await add(idp)
      await add(idp)
      await activate(idp, 'c3')
      await retire(idp, 'c1')
      await retire(idp, 'c4')
    },
    next: 'c5',
  },
}

for (const [what, { done, next }] of Object.entries(histories))
  test(`certificates, their ids and how many were made outlive two restarts: ${what}`, async () => {
    const seen: unknown[] = []
    await inTurn(
      async (idp) => {
        await controlOf(idp).createTenant({ ...tenantSpec('okta'), id: 'kept' })
        await done(idp)
        seen.push(await certificatesOf(idp))
      },
      async (idp) => void seen.push(await certificatesOf(idp)),
      async (idp) => {
        seen.push(await certificatesOf(idp))
        expect((await add(idp)).body).toMatchObject({ id: next })
      },
    )
    expect(seen[1]).toEqual(seen[0])
    expect(seen[2]).toEqual(seen[0])
  })

for (const { id } of profiles)
  test(`${id}: a certificate is the same to the byte after a restart`, async () => {
    const seen: unknown[] = []
    await inTurn(
      async (idp) => {
        await controlOf(idp).createTenant({ ...tenantSpec(id), id: 'kept' })
        await add(idp)
        seen.push(await certificatesOf(idp))
      },
      async (idp) => void seen.push(await certificatesOf(idp)),
    )
    expect(seen[1]).toEqual(seen[0])
  })

test('an app keeps its own key when that has become the oldest of the tenant', async () => {
  const seen: unknown[] = []
  const look = async (idp: Idp) => {
    const own = await controlOf(idp).call('GET', '/tenants/kept/apps/app/certificates')
    seen.push([await certificatesOf(idp), own.body])
  }
  await inTurn(
    async (idp) => {
      await controlOf(idp).createTenant({ ...tenantSpec('okta', {}, { ownCertificate: true }), id: 'kept' })
      await add(idp)
      await activate(idp, 'c3')
      expect((await retire(idp, 'c1')).status).toBe(204)
      await look(idp)
    },
    look,
    look,
  )
  expect(seen[0]).toMatchObject([[{ id: 'c3', status: 'active' }], { certificates: [{ id: 'c2', status: 'active' }] }])
  expect(seen.slice(1)).toEqual([seen[0], seen[0]])
})

test('what was changed is on disk before anybody reads that it was', async () => {
  await inTurn(async (idp, stateDir) => {
    await controlOf(idp).createTenant({ ...tenantSpec('okta'), id: 'kept' })
    await add(idp)
    expect(readFileSync(join(stateDir, 'kept.tenant.json'), 'utf8')).toContain('"c2"')
  })
})

test('a file from before there were ids, or that counts too low, gives none twice', async () => {
  const edit = (stateDir: string, change: (saved: Record<string, unknown>) => object) => {
    const file = join(stateDir, 'kept.tenant.json')
    writeFileSync(file, JSON.stringify(change(JSON.parse(readFileSync(file, 'utf8')))))
  }
  await inTurn(
    async (idp, stateDir) => {
      await controlOf(idp).createTenant({ ...tenantSpec('okta'), id: 'kept' })
      await add(idp)
      edit(stateDir, ({ keyId: _id, made: _made, further, ...older }) => ({
        ...older,
        further: (further as { id: string }[]).map(({ id: _, ...rest }) => rest),
      }))
    },
    async (idp, stateDir) => {
      expect((await certificatesOf(idp)).map(({ id }) => id)).toEqual(['c1', 'c2'])
      edit(stateDir, (saved) => ({ ...saved, made: 1 }))
    },
    async (idp) => expect((await add(idp)).body).toMatchObject({ id: 'c3' }),
  )
})

test('a file whose keys do not fit together is refused by its name', async () => {
  const spoilt: Record<string, object> = {
    'none of its keys signs': { active: 9 },
    'two keys have one id': { keyId: 'c2' },
    'no id': { keyId: 'c0' },
    'no count': { made: -1 },
  }
  await inTurn(async (idp, stateDir) => {
    await controlOf(idp).createTenant({ ...tenantSpec('okta'), id: 'kept' })
    await add(idp)
    const file = join(stateDir, 'kept.tenant.json')
    const good = JSON.parse(readFileSync(file, 'utf8'))
    for (const [what, change] of Object.entries(spoilt)) {
      writeFileSync(file, JSON.stringify({ ...good, ...change }))
      await expect.soft(createIdp({ stateDir }).start(), what).rejects.toThrow('kept.tenant.json cannot be read')
    }
  })
})

import { expect, test } from '#unit-test'
import { tenantSpec } from '../testing/control.ts'
import { tenantOf } from '../testing/tenant.ts'
import { stepAt } from '../totp/totp.ts'
import { setClock, takeSpec } from './tenant.ts'

const day = 24 * 3600
const moves: [string, number, boolean][] = [
  ['back: codes that a later moment used up are taken again', 0, false],
  ['on: the code that was taken last is still not taken twice', day + 30, true],
  ['nowhere', day, true],
]
for (const [what, offset, isKept] of moves)
  test(`the clock is set ${what}`, async () => {
    for (const set of [
      setClock,
      (tenant: Parameters<typeof setClock>[0]) => takeSpec(tenant, { ...tenantSpec('okta'), clockOffsetSeconds: offset }),
    ]) {
      const tenant = await tenantOf({ ...tenantSpec('okta'), clockOffsetSeconds: day })
      tenant.takenSteps.set('secret', stepAt(tenant.now()))
      set(tenant, offset)
      expect([tenant.now().getTime() / 1000, tenant.takenSteps.has('secret')]).toEqual([offset, isKept])
    }
  })

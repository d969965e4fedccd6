import { expect, test } from '@playwright/test'
import { createIdp, profiles } from './index.ts'
import { ada, controlOf, tenantSpec } from './testing/control.ts'
import { createVisitor, posted } from './testing/visitor.ts'

const idp = createIdp()
const control = controlOf(idp)
const { newApp } = control
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

for (const { id, signIn } of profiles)
  test(`${id}: somebody suspended or locked gets no further than the password, and a session does not help`, async () => {
    const { people } = tenantSpec(id)
    const app = await newApp(id, { people: people.map((person) => ({ ...person, status: 'suspended' as const })) })
    const visitor = createVisitor()
    await visitor.open(app.initiateUrl)
    await visitor.signIn({ ...signIn, steps: signIn.steps.slice(0, 2) }, ada)
    expect([visitor.status, visitor.html]).toEqual([401, expect.stringContaining(signIn.messages.suspended)])

    const change = (status: string) => control.call('PATCH', `/tenants/${app.tenant}/people/ada`, { status })
    await change('active')
    await visitor.open(app.initiateUrl)
    await visitor.signIn(signIn, ada)
    expect(posted(visitor)).toContain('status:Success')
    await change('locked')
    await visitor.open(app.initiateUrl)
    const locked = id === 'entra-id' ? 'having trouble signing you in. AADSTS50053' : signIn.messages.locked
    expect([visitor.status, visitor.html.replaceAll('&#x27;', "'")]).toEqual([403, expect.stringContaining(locked)])
    expect((await app.exchanges()).map(({ refusal }) => refusal?.code ?? null)).toEqual(['suspended', null, 'locked'])
    const pages = id === 'okta' ? ['', 'admin/people'] : ['']
    for (const page of pages) {
      await visitor.open(`${idp.url}/t/${app.tenant}/?token=${idp.controlToken}`)
      await visitor.open(`${idp.url}/t/${app.tenant}/${page}`)
      expect(visitor.html).toMatch(page === '' ? / – locked/ : />Locked out</)
    }
  })

const HOUR = 3600
/** Who stays signed in when the session of a browser would be over: after thirteen hours, and after thirteen days, unasked and asked. */
const stays: Record<string, [unasked: boolean, asked: boolean, days: boolean]> = {
  okta: [false, true, true],
  onelogin: [false, false, false],
  'entra-id': [false, true, true],
  'google-workspace': [true, true, true],
}
for (const { id, signIn } of profiles)
  test(`${id}: who wants to stay signed in does, for as long as the vendor lets them`, async () => {
    const app = await newApp(id)
    const clock = (clockOffsetSeconds: number) => control.call('PATCH', `/tenants/${app.tenant}`, { clockOffsetSeconds })
    const isStillIn = async (visitor: ReturnType<typeof createVisitor>) => {
      await visitor.open(app.initiateUrl)
      return visitor.html.includes('SAMLResponse')
    }
    const plain = createVisitor()
    await plain.open(app.initiateUrl)
    await plain.signIn(signIn, ada)
    const asking = createVisitor()
    await asking.open(app.initiateUrl)
    for (const step of signIn.steps) {
      const values = Object.fromEntries(step.fields.map((field) => [field.label, ada[field.value]]))
      const ticked = step.checkbox && signIn.keeps?.asked?.field === step.checkbox.name ? { [step.checkbox.label]: '1' } : {}
      const isAsked = signIn.keeps?.asked?.value === step.otherButton && step.otherButton !== undefined
      await asking.submit({ ...values, ...ticked }, isAsked ? (step.otherButton ?? '') : step.button)
    }
    expect([await isStillIn(plain), await isStillIn(asking)]).toEqual([true, true])
    await clock(13 * HOUR)
    const afterHours = [await isStillIn(plain), await isStillIn(asking)]
    await clock(13 * 24 * HOUR)
    expect([...afterHours, await isStillIn(asking)]).toEqual(stays[id])
    await clock(91 * 24 * HOUR)
    expect(await isStillIn(asking)).toBe(false)
  })

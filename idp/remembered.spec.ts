import { expect, test } from '@playwright/test'
import { createIdp, profiles } from './index.ts'
import type { SignIn } from './profiles/sign-in.ts'
import { ada, controlOf, sp } from './testing/control.ts'
import { createVisitor, posted, requestUrl, type Visitor } from './testing/visitor.ts'

const idp = createIdp()
const { newApp } = controlOf(idp)
test.beforeAll(() => idp.start())
test.afterAll(() => idp.stop())

const bob = { ...ada, id: 'bob', userName: 'bob@acme.example', email: 'bob@acme.example', displayName: 'Bob' }
const app = (profile: string) =>
  newApp(profile, { people: [ada, bob], signInAs: false }, { assignments: [{ person: 'ada' }, { person: 'bob' }] })

/** Signs in, ticking the box of the first page or not, and out. */
async function signInAndOut(
  visitor: Visitor,
  signIn: SignIn,
  initiateUrl: string,
  as: typeof ada,
  ticks: boolean,
): Promise<void> {
  await visitor.open(initiateUrl)
  const [who, ...rest] = signIn.steps
  const box = who?.checkbox
  const values = (step: typeof who) => Object.fromEntries((step?.fields ?? []).map((field) => [field.label, as[field.value]]))
  const { remembers } = signIn
  if (remembers.how === 'list' && visitor.html.includes(remembers.heading)) await visitor.submit({}, remembers.other)
  await visitor.submit({ ...values(who), ...(box ? { [box.label]: ticks ? '1' : '' } : {}) }, who?.button ?? '')
  for (const step of rest) await visitor.submit(values(step), step.button)
  expect(posted(visitor)).toContain('status:Success')
  await visitor.open(`${new URL(initiateUrl).origin}/t/${tenantIn(initiateUrl)}/sign-out`)
}
const tenantIn = (url: string): string => /\/t\/([^/]+)/.exec(url)?.[1] ?? ''

const fillsIn = profiles.filter(({ signIn }) => signIn.remembers.how === 'fill-in')
const lists = profiles.filter(({ signIn }) => signIn.remembers.how === 'list')
test('each vendor has one way or the other', () => {
  expect([fillsIn, lists].map((some) => some.map(({ id }) => id))).toEqual([
    ['okta', 'onelogin'],
    ['entra-id', 'google-workspace'],
  ])
})

for (const { id, signIn } of fillsIn) {
  test(`${id}: the name of whoever ticked the box is filled in, and taken away by whoever does not`, async () => {
    const { initiateUrl } = await app(id)
    const visitor = createVisitor()
    await visitor.open(initiateUrl)
    expect(visitor.html).not.toContain(' checked')
    await signInAndOut(visitor, signIn, initiateUrl, ada, true)
    await visitor.open(initiateUrl)
    expect(visitor.html).toMatch(/value="ada@acme\.example"/)
    expect(visitor.html).toContain(' checked')
    await signInAndOut(visitor, signIn, initiateUrl, bob, false)
    await visitor.open(initiateUrl)
    expect(visitor.html).not.toContain('acme.example"')
  })

  test(`${id}: a box that was ticked stays so beside a name that nobody has, and nothing is kept of who did not get in`, async () => {
    const { initiateUrl } = await app(id)
    const visitor = createVisitor()
    const [who] = signIn.steps
    await visitor.open(initiateUrl)
    await visitor.submit({ [who?.fields[0]?.label ?? '']: 'nobody', [who?.checkbox?.label ?? '']: '1' }, who?.button ?? '')
    expect([visitor.status, visitor.html]).toEqual([401, expect.stringContaining(' checked')])
    await visitor.open(initiateUrl)
    expect(visitor.html).not.toContain('value="nobody"')
  })
}

for (const { id, signIn } of lists) {
  const { remembers } = signIn
  if (remembers.how !== 'list') continue
  const password = signIn.steps[1]
  const { forget } = remembers

  test(`${id}: whoever has signed in is on the list, chooses, and types the password alone`, async () => {
    const { initiateUrl } = await app(id)
    const visitor = createVisitor()
    await signInAndOut(visitor, signIn, initiateUrl, ada, false)
    await signInAndOut(visitor, signIn, initiateUrl, bob, false)
    await visitor.open(initiateUrl)
    expect(visitor.html).toContain(`<h1>${remembers.heading}</h1>`)
    // The last one stands first.
    expect([...visitor.html.matchAll(/name="account" value="([^"]+)"/g)].map(([, name]) => name)).toEqual([
      'bob@acme.example',
      'ada@acme.example',
    ])
    expect(visitor.html).toContain(`ada@acme.example</span><span class="small">${remembers.signedOut}`)
    const { action, fields } = visitor.form()
    await visitor.post(new URL(action, initiateUrl).href, { flow: fields.flow ?? '', account: 'ada@acme.example' })
    expect(visitor.html).toContain('<p class="who">ada@acme.example</p>')
    await visitor.submit({ [password?.fields[0]?.label ?? '']: ada.password }, password?.button ?? '')
    for (const step of signIn.steps.slice(2)) await visitor.submit({}, step.button)
    expect(posted(visitor)).toContain('ada@acme.example')
  })

  test(`${id}: an account is taken off the list, and a list of nobody is the first page`, async () => {
    const { initiateUrl } = await app(id)
    const visitor = createVisitor()
    await signInAndOut(visitor, signIn, initiateUrl, ada, false)
    await visitor.open(initiateUrl)
    if ('shows' in forget) {
      expect(visitor.html).not.toContain(`${forget.each} ada@acme.example`)
      await visitor.submit({}, forget.shows)
      expect(visitor.html).not.toContain('name="account"')
      await visitor.submit({}, forget.ends)
      await visitor.submit({}, forget.shows)
    }
    await visitor.submit({}, forget.each)
    expect(visitor.html).toContain(signIn.steps[0]?.fields[0]?.label ?? '')
    await visitor.open(initiateUrl)
    expect(visitor.html).not.toContain(remembers.heading)
  })

  test(`${id}: who has to prove anew who they are is signed in on the list`, async () => {
    const { initiateUrl, ssoUrl } = await app(id)
    const visitor = createVisitor()
    await visitor.open(initiateUrl)
    await visitor.signIn(signIn, ada)
    await visitor.open(requestUrl(ssoUrl, { id: '_f', ...sp, more: ' ForceAuthn="true"' }))
    expect(visitor.html).toContain(`ada@acme.example</span><span class="small">${remembers.signedIn}`)
    await visitor.open(requestUrl(ssoUrl, { id: '_p', ...sp, more: ' IsPassive="true"' }))
    expect(posted(visitor)).toContain('status:Success')
  })

  test(`${id}: what nobody has on their list cannot be chosen, and a cookie of somebody's own making does no harm`, async () => {
    const { initiateUrl } = await app(id)
    const visitor = createVisitor()
    await signInAndOut(visitor, signIn, initiateUrl, ada, false)
    await visitor.open(initiateUrl)
    const { action, fields } = visitor.form()
    const post = (more: Record<string, string>) =>
      visitor.post(new URL(action, initiateUrl).href, { flow: fields.flow ?? '', ...more })
    for (const wrong of [{ account: 'bob@acme.example' }, { forget: 'bob@acme.example' }, { list: 'x' }, {}]) {
      await post(wrong)
      expect(visitor.html).toContain(remembers.heading)
      expect(visitor.html).not.toContain('bob@acme.example')
    }
    for (const cookie of ['%', '', 'W10', 'bnVsbA', Buffer.from('[1,"",{}]').toString('base64url'), 'x'.repeat(4000)]) {
      const answer = await fetch(initiateUrl, { headers: { cookie: `${signIn.cookies.names}=${cookie}` } })
      expect([answer.status, (await answer.text()).includes(remembers.heading)]).toEqual([200, false])
    }
  })
}

const hinted: Record<string, 'password' | 'name' | 'nothing'> = {
  okta: 'nothing',
  onelogin: 'nothing',
  'entra-id': 'password',
  'google-workspace': 'name',
}
for (const { id, signIn } of profiles)
  test(`${id}: login_hint leads to ${hinted[id]}`, async () => {
    const { ssoUrl, initiateUrl } = await app(id)
    const request = (hint: string, more = '') =>
      `${requestUrl(ssoUrl, { id: '_h', ...sp, more })}&login_hint=${encodeURIComponent(hint)}`
    const visitor = createVisitor()
    await visitor.open(request('ada@acme.example'))
    const isAtPassword = visitor.html.includes('<p class="who">ada@acme.example</p>')
    const isFilledIn = /value="ada@acme\.example"/.test(visitor.html)
    expect(isAtPassword ? 'password' : isFilledIn ? 'name' : 'nothing').toBe(hinted[id])
    await visitor.open(request('x"><script>'))
    expect(visitor.html).not.toContain('<script>')

    await visitor.open(initiateUrl)
    await visitor.signIn(signIn, ada)
    await visitor.open(request('ADA@acme.example'))
    expect(posted(visitor)).toContain('status:Success')
    // Somebody else is meant: the session of whoever sits there does not count, where the vendor looks at that.
    await visitor.open(request('bob@acme.example'))
    expect(visitor.html.includes('name="SAMLResponse"')).toBe(hinted[id] === 'nothing')
    await visitor.open(request('bob@acme.example', ' IsPassive="true"'))
    expect(posted(visitor)).toContain(hinted[id] === 'nothing' ? 'status:Success' : 'status:NoPassive')
  })

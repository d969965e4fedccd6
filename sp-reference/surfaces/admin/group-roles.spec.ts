import { expect, test } from '@playwright/test'
import type { Sp } from '../../index.ts'
import { adminOf, adminPage, noticeOf, owner, ownerOf, seenOn } from '../../testing/administration.ts'
import { createWorld, refusalCode, startSp } from '../../testing/world.ts'

let sp: Sp
test.beforeAll(async () => {
  sp = await startSp()
})
test.afterAll(() => sp.stop())

async function mapping(groups: string[], spec: object = {}) {
  const groupRoles = groups.map((group) => ({ group, role: 'Analyst' }))
  const world = await createWorld(sp, {
    owner,
    workspaces: [{ name: 'Finance', jit: true, customRoles: ['ops'], groupRoles }],
    ...spec,
  })
  const browser = await ownerOf(world)
  const page = adminPage(world, 'Finance', 'group-roles')
  return {
    world,
    browser,
    page,
    add: (group: string, role: string) => browser.post(page, { group, role }),
    step: (go: string, at: number | string, seen: string, who = browser) =>
      who.post(`${page}/change`, { go, at: String(at), seen }),
    seen: () => seenOn(browser, page),
    order: async () =>
      [...(await (await browser.get(page)).text()).matchAll(/<th scope="row" class="person">([^<]*)</g)].map(
        ([, group]) => group,
      ),
    entries: async () => (await world.audit()).filter(({ event }) => event.startsWith('group-role')),
  }
}

test('groups are mapped, moved and removed, and the log says from which to which', async () => {
  const { add, step, seen, order, entries } = await mapping([])
  for (const [group, role] of [
    ['Leads', 'Analyst'],
    [' Board ', 'ops'],
  ] as const)
    expect(noticeOf(await add(group, role))).toBe('mapping-added')
  expect(await order()).toEqual(['Leads', 'Board'])
  expect(noticeOf(await step('up', 1, await seen()))).toBe('mapping-moved')
  expect(noticeOf(await step('down', 0, await seen()))).toBe('mapping-moved')
  expect(noticeOf(await step('up', 1, await seen()))).toBe('mapping-moved')
  expect(await order()).toEqual(['Board', 'Leads'])
  expect(noticeOf(await step('remove', 0, await seen()))).toBe('mapping-removed')
  expect(await order()).toEqual(['Leads'])
  const log = await entries()
  expect(
    log.map(({ event, actor, place, reasons }) => [event, actor, place, ...reasons]).filter((_, at) => [0, 1, 2, 5].includes(at)),
  ).toEqual([
    ['group-role-added', owner.email, 'workspace/Finance', 'Groups to roles: nothing → Leads to Analyst'],
    ['group-role-added', owner.email, 'workspace/Finance', 'Groups to roles: Leads to Analyst → Leads to Analyst; Board to ops'],
    [
      'group-role-moved',
      owner.email,
      'workspace/Finance',
      'Groups to roles: Leads to Analyst; Board to ops → Board to ops; Leads to Analyst',
    ],
    [
      'group-role-removed',
      owner.email,
      'workspace/Finance',
      'Groups to roles: Board to ops; Leads to Analyst → Leads to Analyst',
    ],
  ])
})

test('a rule that cannot work is refused at its field, and nothing is saved', async () => {
  const { add, order, entries } = await mapping(['Leads'])
  for (const [group, role, words] of [
    ['', 'ops', 'Type the group'],
    ['Board', 'Ghost', 'Finance has no role &quot;Ghost&quot;'],
    ['Board', 'admin', 'Finance has no role &quot;admin&quot;'],
    ['Board', '', 'Choose a role.'],
    ['Leads', 'ops', '&quot;Leads&quot; is mapped to Analyst already'],
    ['a,b', 'ops', 'A comma separates groups'],
  ] as const) {
    const answer = await add(group, role)
    const html = await answer.text()
    expect([group, role, answer.status, html.includes(words), html.includes('aria-invalid="true"')]).toEqual([
      group,
      role,
      422,
      true,
      true,
    ])
  }
  expect([await order(), await entries()]).toEqual([['Leads'], []])
})

test('a button that the page does not have changes nothing', async () => {
  const { step, seen, order, entries } = await mapping(['a', 'b'])
  const now = await seen()
  for (const [go, at] of [
    ['up', 0],
    ['down', 1],
    ['remove', 2],
    ['remove', -1],
    ['remove', ''],
    ['remove', '0x1'],
  ] as const)
    expect([go, at, noticeOf(await step(go, at, now))]).toEqual([go, at, 'overtaken'])
  const odd = await step('sideways', 0, now)
  expect([odd.status, await refusalCode(odd)]).toEqual([422, 'not-a-choice'])
  expect([await order(), await entries()]).toEqual([['a', 'b'], []])
})

test('who presses a button of a list that is another one by now moves nothing', async () => {
  const { world, step, seen, order, page, entries } = await mapping(['a', 'b', 'c'])
  const other = await adminOf(world, 'Finance')
  const now = await seen()
  const both = await Promise.all([step('remove', 0, now), step('remove', 0, now, other)])
  expect(both.map(noticeOf).sort()).toEqual(['mapping-removed', 'overtaken'])
  expect(await order()).toEqual(['b', 'c'])
  const added = await Promise.all(['d', 'e'].map((group) => other.post(page, { group, role: 'ops' })))
  expect(added.map(noticeOf)).toEqual(['mapping-added', 'mapping-added'])
  expect((await order()).toSorted()).toEqual(['b', 'c', 'd', 'e'])
  expect((await entries()).map(({ event }) => event)).toEqual(['group-role-removed', 'group-role-added', 'group-role-added'])
})

test('the page says when the mapping counts under the policy of the organisation', async () => {
  const policy = { workspace: { multiRole: 'highest', rolePolicy: 'manualWins' } }
  const { browser, page } = await mapping(['a'], { policy })
  const html = await (await browser.get(page)).text()
  for (const words of [
    'missing or empty: workato_role',
    'unless an administrator gave the role by hand',
    'comes first in Admin, Analyst, Operator',
  ])
    expect(html).toContain(words)
})

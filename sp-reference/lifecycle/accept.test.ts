import { expect, test } from '#unit-test'
import { type Invited, invitationPath, newLink, whyClosed } from './accept.ts'

const now = new Date('2030-01-08T00:00:00.000Z')
const open: Invited = {
  ...{ id: 'inv_1', organisation: 'acme', place: 'end-user/Prod', email: 'ada@x.test', emailKey: 'ada@x.test', role: null },
  ...{ invitedBy: 'owner@x.test', invitedAt: '', usedAt: null, withdrawnAt: null, acceptedAt: null },
  ...{ tokenHash: 'h', linkExpiresAt: '2030-01-09T00:00:00.000Z' },
}
for (const [title, changed, code] of [
  ['open', {}, null],
  ['accepted', { acceptedAt: '2030-01-01' }, null],
  ['accepted, and the link is old', { acceptedAt: '2030-01-01', linkExpiresAt: '2030-01-02' }, null],
  ['expired', { linkExpiresAt: '2030-01-08T00:00:00.000Z' }, 'invitation-expired'],
  ['used', { acceptedAt: '2030-01-01', usedAt: '2030-01-02' }, 'invitation-used'],
  ['withdrawn', { withdrawnAt: '2030-01-02', linkExpiresAt: '2030-01-02' }, 'invitation-withdrawn'],
  ['withdrawn after it was accepted', { acceptedAt: '2030-01-01', withdrawnAt: '2030-01-02' }, 'invitation-withdrawn'],
] as const)
  test(`an invitation that is ${title}: ${code ?? 'not over'}`, () => expect(whyClosed({ ...open, ...changed }, now)).toBe(code))

test('a link has a token of its own, which is not what is stored', () => {
  const [one, other] = [newLink('inv_1', now), newLink('inv_1', now)]
  expect(one.token).not.toBe(other.token)
  expect(JSON.stringify(one.stored)).not.toContain(one.token)
  expect(one.stored.linkExpiresAt).toBe('2030-01-15T00:00:00.000Z')
  expect(invitationPath('acme', 'inv_1', one.token)).toMatch(/^\/o\/acme\/invitations\/inv_1\/[\w-]{32}$/)
})

import { type Request, type Response, Router } from 'express'
import { listAccounts } from '../../accounts/read.ts'
import { roleNames } from '../../jit/role.ts'
import { policyWords } from '../../lifecycle/words.ts'
import { placePath } from '../../organisations/place.ts'
import { policyAt } from '../../organisations/policy-at.ts'
import { loadOrganisation } from '../../organisations/store.ts'
import type { SpContext } from '../../server/context.ts'
import { PageRefusal } from '../../server/refusal.ts'
import { isOwner } from '../account/sight.ts'
import { administrator, adminPath, sendAdminPage } from './access.ts'
import { adminForm, fieldsOf } from './form.ts'
import { standingOf } from './last-admin.ts'
import { slotsOf, unknownInWords } from './member-role-form.ts'
import { giveRoles, type Outcome, versionOfMembership } from './member-role-store.ts'
import { noticeOf } from './notices.ts'
import type { Problems } from './place-settings.ts'
import { recordWork } from './record.ts'
import { workspaceIn } from './workspace-in.ts'

/** The address of the page where the role of somebody in a workspace is changed. */
export const memberRolePath = (organisation: { slug: string }, workspace: string, accountId: string): string =>
  `${adminPath(organisation, { kind: 'workspace', name: workspace })}/members/${accountId}`

/** A member's role by hand. */
export function memberRoleRoutes(context: SpContext): Router {
  const { db } = context
  const router = Router({ mergeParams: true })

  /** Whom the path means. Throws the 404 page for anybody who is not in this workspace. */
  async function memberIn(request: Request) {
    const scope = workspaceIn(request)
    const { organisation, workspace } = scope
    const people = `/o/${organisation.slug}/admin/people`
    const account = (await listAccounts(db, organisation.slug)).find(({ id }) => id === request.params.account)
    const membership = account?.workspaces.find(({ name }) => name === workspace.name)
    if (!account || !membership) throw new PageRefusal('not-found', { status: 404, retry: people })
    return { ...scope, account, membership, people, path: memberRolePath(organisation, workspace.name, account.id) }
  }

  async function show(request: Request, response: Response, typed?: { answers: Record<string, string>; problems: Problems }) {
    const { organisation, place, workspace, home, account, membership, people, path } = await memberIn(request)
    const known = roleNames(workspace)
    const { rolePolicy } = policyAt(organisation, place)
    const page = { title: `Role of ${account.displayName}`, section: 'people' as const, ...(typed ? { status: 422 } : {}) }
    sendAdminPage(context, request, response, 'admin-member-role', page, {
      here: path,
      people,
      roles: `${home}/roles`,
      place: place.name,
      person: { name: account.displayName, email: account.email },
      separate: workspace.environments,
      byHand: membership.source === 'manual',
      seen: versionOfMembership(workspace, membership),
      fields: slotsOf(workspace, membership.roles).map(({ slot, label, role }) => {
        const kept = known.includes(role) ? [] : [{ value: role, words: unknownInWords(role) }]
        const options = [...known.map((value) => ({ value, words: value })), ...kept]
        // What cannot be chosen is not remembered: a list without a choice would show its first entry, Admin.
        const chosen = options.find(({ value }) => value === typed?.answers[slot])?.value ?? role
        return {
          slot,
          label,
          problem: typed?.problems[slot],
          options: options.map((option) => ({ ...option, chosen: option.value === chosen })),
        }
      }),
      problems: typed?.problems ?? {},
      isMe: administrator(request).account?.id === account.id,
      standing: await standingOf(db, organisation.slug, workspace.name, account.id),
      next: policyWords.rolePolicy[rolePolicy],
      undecided: rolePolicy === 'manualWins' && membership.source === 'saml',
      notice: noticeOf(request.query.notice),
    })
  }

  router.get('/members/:account', (request, response) => show(request, response))

  router.post('/members/:account', adminForm, async (request, response) => {
    const { organisation, place, workspace, account, people, path } = await memberIn(request)
    const answers = fieldsOf(request)
    const outcome = await db.transaction().execute(async (trx): Promise<Outcome> => {
      const current = (await loadOrganisation(trx, organisation.slug, context.clock)) ?? organisation
      const now = current.workspaces.find(({ name }) => name === workspace.name) ?? workspace
      const given = await giveRoles(trx, current, { workspace: now, accountId: account.id }, answers)
      if (given.is === 'done') await recordWork(trx, request, place, 'member-role-changed', given.changes, account.email)
      return given
    })
    if (outcome.is === 'wrong') return show(request, response, { answers, problems: outcome.problems })
    if (outcome.is === 'gone') return response.redirect(303, `${people}?notice=member-gone`)
    if (outcome.is === 'overtaken') return response.redirect(303, `${path}?notice=overtaken`)
    if (outcome.is === 'same') return response.redirect(303, `${path}?notice=member-role-same`)
    const session = administrator(request)
    // Who has just given up their own rights sees what is left of them, and no refusal.
    const stays = outcome.administers || isOwner(session) || session.account?.id !== account.id
    response.redirect(303, stays ? `${path}?notice=member-role-changed` : placePath(organisation.slug, place))
  })

  return router
}

import { type Request, type Response, Router } from 'express'
import { findById, listAccounts } from '../../accounts/read.ts'
import { patchAccount } from '../../accounts/write.ts'
import { rolesInWords } from '../../jit/role.ts'
import type { Account } from '../../jit/types.ts'
import { listInvitations, withdrawInvitation } from '../../lifecycle/invitations.ts'
import { invite, type Problem, rolesOf } from '../../lifecycle/invite.ts'
import { logWork } from '../../lifecycle/log.ts'
import { isAt, removeMember } from '../../lifecycle/remove.ts'
import { policyWords } from '../../lifecycle/words.ts'
import { policyAt } from '../../organisations/policy-at.ts'
import type { SpContext } from '../../server/context.ts'
import { PageRefusal } from '../../server/refusal.ts'
import { organisationOf } from '../../server/scope.ts'
import { when } from '../account/when.ts'
import { administrator, ownerOnly, sendAdminPage } from './access.ts'
import { adminForm, fieldsOf } from './form.ts'
import { keepAnAdmin } from './last-admin.ts'
import { memberRolePath } from './member-role.ts'
import { noticeOf } from './notices.ts'
import { peoplePath, placesOf } from './people-places.ts'
import { personPermissionsPath } from './person-permissions.ts'
import { isKeptOut, removedPeople } from './removed-people.ts'

function accessOf(account: Account, request: Request) {
  return placesOf(request)
    .filter((place) => isAt(account, place))
    .map(({ id, kind, name, label }) => {
      const roles = kind === 'workspace' ? account.workspaces.find((each) => each.name === name)?.roles : undefined
      const permissions = kind === 'end-user' ? personPermissionsPath(peoplePath(request), account.id, name) : null
      const change = roles && memberRolePath(organisationOf(request), name, account.id)
      return { id, label, role: roles && rolesInWords(roles), change, permissions }
    })
}

/** People come and go: inviting, withdrawing, removing from a place, taking accounts out of use. */
export function peopleRoutes(context: SpContext): Router {
  const { db } = context
  const router = Router({ mergeParams: true })

  async function show(request: Request, response: Response, typed?: { answers: Record<string, string>; problem: Problem }) {
    const organisation = organisationOf(request)
    const places = placesOf(request)
    const open = (await listInvitations(db, organisation.slug)).flatMap((each) => {
      const place = places.find(({ id }) => id === each.place)
      return place
        ? [
            {
              ...each,
              at: when(each.invitedAt),
              to: place.label,
              role: each.role ?? 'default',
              accepted: each.acceptedAt !== null,
            },
          ]
        : []
    })
    const people = await listAccounts(db, organisation.slug)
    const roles = new Set(organisation.workspaces.flatMap(({ name }) => rolesOf(organisation, name)))
    const page = { title: 'People', section: 'people' as const, ...(typed ? { status: 422 } : {}) }
    sendAdminPage(context, request, response, 'admin-people', page, {
      here: peoplePath(request),
      places,
      roles: [...roles],
      answers: typed?.answers ?? {},
      problems: typed ? { [typed.problem.field]: typed.problem.words } : {},
      invitations: open,
      people: people.map((account) => ({
        id: account.id,
        name: account.displayName,
        email: account.email,
        active: account.status === 'active',
        access: accessOf(account, request),
      })),
      removed: await removedPeople(context, request),
      notice: noticeOf(request.query.notice),
    })
  }

  /** Whom and where the path and the form of a removal mean. */
  async function memberOf(request: Request) {
    const organisation = organisationOf(request)
    const account = await findById(db, String(request.params.account))
    const place = placesOf(request).find(({ id }) => id === `${request.params.kind}/${request.params.name}`)
    const own = account !== null && (await listAccounts(db, organisation.slug)).some(({ id }) => id === account.id)
    if (!own || !place || !isAt(account, place)) throw new PageRefusal('not-found', { status: 404, retry: peoplePath(request) })
    return { organisation, account, place }
  }

  router.get('/', (request, response) => show(request, response))

  router.post('/invitations', adminForm, async (request, response) => {
    const answers = fieldsOf(request)
    const { email = '', place = '', role = '' } = answers
    const mayInvite = placesOf(request).some(({ id }) => id === place)
    const wanted = { email: email.trim(), place: mayInvite ? place : '', role: role === '' ? null : role }
    if (await isKeptOut(context, request, wanted.email, wanted.place)) {
      const words = 'was removed from there. An invitation lets nobody back in here: press "Let back in" below.'
      return show(request, response, { answers, problem: { field: 'email', words } })
    }
    const made = await invite(context, organisationOf(request), wanted, administrator(request).email)
    if ('problem' in made) return show(request, response, { answers, problem: made.problem })
    const unsent = made.needsLink ? 'link-not-mailed' : 'invited-without-mail'
    response.redirect(303, `${peoplePath(request)}?notice=${made.mailed ? 'invited' : unsent}`)
  })

  router.post('/invitations/:id/withdraw', async (request, response) => {
    const organisation = organisationOf(request)
    const places = placesOf(request).map(({ id }) => id)
    const mine = (await listInvitations(db, organisation.slug)).some(
      ({ id, place }) => id === request.params.id && places.includes(place),
    )
    const gone = mine && (await withdrawInvitation(db, organisation, request.params.id, administrator(request).email))
    response.redirect(303, `${peoplePath(request)}?notice=${gone ? 'withdrawn' : 'invitation-gone'}`)
  })

  router.get('/:account/remove/:kind/:name', async (request, response) => {
    const { organisation, account, place } = await memberOf(request)
    const page = { title: `Remove ${account.displayName}`, section: 'people' as const }
    sendAdminPage(context, request, response, 'admin-people-remove', page, {
      back: peoplePath(request),
      here: `${peoplePath(request)}/${account.id}/remove/${place.kind}/${encodeURIComponent(place.name)}`,
      person: { name: account.displayName, email: account.email },
      place: place.label,
      next: policyWords.removedMember[policyAt(organisation, place).removedMember],
    })
  })

  router.post('/:account/remove/:kind/:name', async (request, response) => {
    const { organisation, account, place } = await memberOf(request)
    const demand = keepAnAdmin(organisation.slug, place, account.id, peoplePath(request))
    const removed = await removeMember(db, organisation, account, place, administrator(request).email, demand)
    response.redirect(303, `${peoplePath(request)}?notice=${removed ? 'member-removed' : 'member-gone'}`)
  })

  router.post('/:account/status', ownerOnly, adminForm, async (request, response) => {
    const organisation = organisationOf(request)
    const account = (await listAccounts(db, organisation.slug)).find(({ id }) => id === request.params.account)
    if (!account) throw new PageRefusal('not-found', { status: 404, retry: peoplePath(request) })
    const { status } = fieldsOf(request)
    if (status !== 'deactivated' && status !== 'active')
      throw new PageRefusal('not-a-choice', { status: 422, retry: peoplePath(request) })
    const actor = administrator(request).email
    await patchAccount(db, organisation, account.id, { status }, (trx) =>
      logWork(trx, organisation, actor, { event: 'account-changed', email: account.email, reasons: [`status: ${status}`] }),
    )
    response.redirect(303, `${peoplePath(request)}?notice=${status === 'active' ? 'reactivated' : 'deactivated'}`)
  })

  return router
}

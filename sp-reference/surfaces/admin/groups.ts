import { type Request, type Response, Router } from 'express'
import { listAccounts } from '../../accounts/read.ts'
import { groupId } from '../../jit/group-meant.ts'
import { loadPortal } from '../../portal/store.ts'
import type { SpContext } from '../../server/context.ts'
import { PageRefusal } from '../../server/refusal.ts'
import { sendAdminPage } from './access.ts'
import { environmentIn } from './environment-in.ts'
import { adminForm, fieldsOf } from './form.ts'
import { addMember, groupIdProblem, groupProblem, isInGroup, memberCount, removeMember, withGroupId } from './group-store.ts'
import { noticeOf } from './notices.ts'
import { placeFrame } from './place-frame.ts'
import { changeEnvironment } from './place-store.ts'
import { recordWork } from './record.ts'

/** The group that the path names, in its environment. Throws the 404 page for one that is not there. */
function groupIn(request: Request) {
  const scope = environmentIn(request)
  const group = String(request.params.group)
  if (!scope.environment.groups.includes(group)) throw new PageRefusal('not-found', { status: 404, retry: scope.home })
  return { ...scope, group, path: `${scope.home}/groups/${encodeURIComponent(group)}` }
}

/** The groups of an environment: the tab that comes first. */
export function groupRoutes(context: SpContext): Router {
  const { db } = context
  const router = Router({ mergeParams: true })

  async function list(request: Request, response: Response, typed?: { name: string; problem: string }): Promise<void> {
    const { organisation, place, environment, home } = environmentIn(request)
    const people = await listAccounts(db, organisation.slug)
    const rows = environment.groups.map((name) => {
      const members = people.filter((person) => isInGroup(person, place.name, name)).length
      const id = groupId(environment, name)
      return { name, id, members, empty: members === 0, href: `${home}/groups/${encodeURIComponent(name)}` }
    })
    const page = {
      title: `${place.name}: end-user groups`,
      section: 'authentication' as const,
      ...(typed ? { status: 422 } : {}),
    }
    sendAdminPage(context, request, response, 'admin-groups', page, {
      ...placeFrame(organisation, place, 'groups'),
      groups: rows,
      groupsBy: environment.groupsBy,
      name: typed?.name ?? '',
      problems: typed ? { name: typed.problem } : {},
      notice: noticeOf(request.query.notice),
    })
  }

  async function show(
    request: Request,
    response: Response,
    { person: problem, id }: { person?: string; id?: { typed: string; problem: string } } = {},
  ): Promise<void> {
    const { organisation, place, environment, group, path } = groupIn(request)
    const people = (await listAccounts(db, organisation.slug)).filter((person) =>
      person.environments.some(({ name }) => name === place.name),
    )
    const inside = people.filter((person) => isInGroup(person, place.name, group))
    const page = {
      title: `${place.name}: ${group}`,
      section: 'authentication' as const,
      ...(problem || id ? { status: 422 } : {}),
    }
    sendAdminPage(context, request, response, 'admin-group', page, {
      ...placeFrame(organisation, place, 'groups'),
      group,
      here: path,
      members: inside.map(({ id, displayName, email }) => ({ id, name: displayName, email })),
      candidates: people
        .filter((person) => !inside.includes(person))
        .map(({ id, displayName, email }) => ({ id, label: `${displayName} (${email})` })),
      id: id?.typed ?? groupId(environment, group) ?? '',
      seen: groupId(environment, group) ?? '',
      byName: environment.groupsBy === 'name',
      problems: { person: problem, id: id?.problem },
      notice: noticeOf(request.query.notice),
    })
  }

  router.get('/', (request, response) => list(request, response))
  router.get('/groups/:group', (request, response) => show(request, response))

  router.post('/groups', adminForm, async (request, response) => {
    const { organisation, place, home } = environmentIn(request)
    const name = (fieldsOf(request).name ?? '').trim()
    const problem = await db.transaction().execute(async (trx) => {
      let found: string | null = null
      await changeEnvironment(trx, organisation.slug, place.name, (known) => {
        found = groupProblem(name, known)
        return found === null ? { groups: [...known.groups, name] } : {}
      })
      if (found === null) await recordWork(trx, request, place, 'group-created', [{ what: 'Group', from: 'nothing', to: name }])
      return found
    })
    if (problem !== null) return list(request, response, { name, problem })
    response.redirect(303, `${home}?notice=group-created`)
  })

  router.post('/groups/:group/delete', async (request, response) => {
    const { organisation, place, group, home } = groupIn(request)
    const problem = await db.transaction().execute(async (trx) => {
      if ((await memberCount(trx, organisation.slug, place.name, group)) > 0)
        return 'Only an empty group can be deleted. Remove its members first.'
      const portal = await loadPortal(trx, organisation.slug)
      if (portal?.environment === place.name && portal.settings?.groups.includes(group))
        return 'The developer portal puts new clients into this group. Take it out of the JIT user settings first.'
      await changeEnvironment(trx, organisation.slug, place.name, (known) => ({
        groups: known.groups.filter((name) => name !== group),
        groupIds: withGroupId(known.groupIds, group, ''),
      }))
      await recordWork(trx, request, place, 'group-deleted', [{ what: 'Group', from: group, to: 'nothing' }])
      return null
    })
    if (problem === null) return response.redirect(303, `${home}?notice=group-deleted`)
    await show(request, response, { person: problem })
  })

  router.post('/groups-by', adminForm, async (request, response) => {
    const { organisation, place, home } = environmentIn(request)
    const { by, seen } = fieldsOf(request)
    const groupsBy = (['name', 'id'] as const).find((each) => each === by)
    if (!groupsBy) throw new PageRefusal('not-a-choice', { status: 422, retry: home })
    const outcome = await db.transaction().execute(async (trx) => {
      let before = groupsBy as string
      await changeEnvironment(trx, organisation.slug, place.name, (known) => {
        before = known.groupsBy
        return known.groupsBy === seen ? { groupsBy } : {}
      })
      if (before !== seen) return 'overtaken'
      if (before !== groupsBy)
        await recordWork(trx, request, place, 'groups-by-changed', [{ what: 'Groups are known by', from: before, to: groupsBy }])
      return 'saved'
    })
    response.redirect(303, `${home}?notice=${outcome}`)
  })

  router.post('/groups/:group/id', adminForm, async (request, response) => {
    const { organisation, place, group, path } = groupIn(request)
    const { id = '', seen } = fieldsOf(request)
    const typed = id.trim()
    let outcome = 'saved'
    const problem = await db.transaction().execute(async (trx) => {
      let found: string | null = null
      let before = ''
      await changeEnvironment(trx, organisation.slug, place.name, (known) => {
        before = groupId(known, group) ?? ''
        if (before !== seen) outcome = 'overtaken'
        else found = groupIdProblem(typed, group, known)
        const isFit = outcome === 'saved' && found === null && known.groups.includes(group)
        return isFit ? { groupIds: withGroupId(known.groupIds, group, typed) } : {}
      })
      const change = { what: `ID of ${group}`, from: before || 'nothing', to: typed || 'nothing' }
      if (outcome === 'saved' && found === null && before !== typed)
        await recordWork(trx, request, place, 'group-id-changed', [change])
      return found
    })
    if (problem === null) return response.redirect(303, `${path}?notice=${outcome}`)
    await show(request, response, { id: { typed, problem } })
  })

  for (const [action, word] of [
    ['add', 'added'],
    ['remove', 'removed'],
  ] as const) {
    router.post(`/groups/:group/${action}`, adminForm, async (request, response) => {
      const { organisation, place, group, path } = groupIn(request)
      const id = fieldsOf(request).person ?? ''
      const person = (await listAccounts(db, organisation.slug)).find((each) => each.id === id)
      if (!person?.environments.some(({ name }) => name === place.name))
        return show(request, response, { person: 'Choose an end user of this environment.' })
      const isIn = isInGroup(person, place.name, group)
      await db.transaction().execute(async (trx) => {
        await (action === 'add' ? addMember : removeMember)(trx, id, place.name, group)
        if (isIn === (action === 'add')) return
        const words = { what: `Member of ${group}`, from: isIn ? person.email : 'nothing', to: isIn ? 'nothing' : person.email }
        await recordWork(trx, request, place, `group-member-${word}`, [words], person.email)
      })
      response.redirect(303, `${path}?notice=member-${word}`)
    })
  }

  return router
}

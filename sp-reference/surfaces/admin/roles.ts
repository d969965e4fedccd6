import { type Request, type Response, Router } from 'express'
import { systemRoles } from '../../jit/role.ts'
import { policyWords } from '../../lifecycle/words.ts'
import { policyAt } from '../../organisations/policy-at.ts'
import { loadOrganisation } from '../../organisations/store.ts'
import type { SpContext } from '../../server/context.ts'
import { PageRefusal } from '../../server/refusal.ts'
import { hasRole, listMembers } from '../../workspaces/members.ts'
import { roleRows } from '../workspace/role-rows.ts'
import { sendAdminPage } from './access.ts'
import { type Change, changesBetween } from './changes.ts'
import { boxesForm, fieldsOf, tickedIn } from './form.ts'
import { memberRolePath } from './member-role.ts'
import { noticeOf } from './notices.ts'
import { placeFrame } from './place-frame.ts'
import type { Problems } from './place-settings.ts'
import { changeWorkspace } from './place-store.ts'
import { recordWork } from './record.ts'
import { readRights, roleInWords, roleNameProblem } from './role-form.ts'
import { isUsed, type RoleUses, usesOf } from './role-store.ts'
import { versionOf } from './version.ts'
import { workspaceIn } from './workspace-in.ts'

/** What was typed and could not be saved. */
interface Typed {
  name: string
  ticked: string[]
  edit: boolean
  problems: Problems
}

type Obstacle = { is: 'gone' | 'overtaken' } | { is: 'wrong'; problems: Problems } | { is: 'used'; uses: RoleUses }

/** A page names the first of many, and counts the others. */
const mostNamed = 20

/** The roles of a workspace: what the system's do, and the workspace's own. */
export function roleRoutes(context: SpContext): Router {
  const { db } = context
  const router = Router({ mergeParams: true })

  function roleIn(request: Request) {
    const scope = workspaceIn(request)
    const role = scope.workspace.customRoles.find(({ name }) => name === request.params.role)
    const list = `${scope.home}/roles`
    if (!role) throw new PageRefusal('not-found', { status: 404, retry: list })
    return { ...scope, role, list, path: `${list}/${encodeURIComponent(role.name)}` }
  }

  const foldersFor = (request: Request, ticked: readonly string[]) =>
    workspaceIn(request).workspace.folders.map(({ name }) => ({ name, ticked: ticked.includes(name) }))

  const typedIn = (request: Request, problems: Problems): Typed => {
    const answers = fieldsOf(request)
    return { name: (answers.name ?? '').trim(), ticked: tickedIn(request, 'folders'), edit: answers.edit === 'on', problems }
  }

  async function list(request: Request, response: Response, typed?: Typed): Promise<void> {
    const { organisation, place, workspace, home } = workspaceIn(request)
    const members = await listMembers(db, organisation.slug, workspace.name)
    const row = (name: string) => ({
      name,
      rights: roleRows({ role: name }, workspace)[0]?.rights,
      members: members.filter((member) => hasRole(member, name)).length,
    })
    const page = { title: `${place.name}: roles`, section: 'settings' as const, ...(typed ? { status: 422 } : {}) }
    sendAdminPage(context, request, response, 'admin-roles', page, {
      ...placeFrame(organisation, place, 'roles'),
      system: systemRoles.map(row),
      custom: workspace.customRoles.map(({ name }) => ({ ...row(name), href: `${home}/roles/${encodeURIComponent(name)}` })),
      separate: workspace.environments,
      name: typed?.name ?? '',
      folders: foldersFor(request, typed?.ticked ?? []),
      edit: typed?.edit ?? false,
      problems: typed?.problems ?? {},
      notice: noticeOf(request.query.notice),
    })
  }

  async function show(request: Request, response: Response, typed?: Typed): Promise<void> {
    const { organisation, place, role, path, list: all } = roleIn(request)
    const members = (await listMembers(db, organisation.slug, place.name)).filter((member) => hasRole(member, role.name))
    const page = { title: `${place.name}: ${role.name}`, section: 'settings' as const, ...(typed ? { status: 422 } : {}) }
    sendAdminPage(context, request, response, 'admin-role', page, {
      ...placeFrame(organisation, place, 'roles'),
      role: role.name,
      here: path,
      all,
      seen: versionOf(role),
      folders: foldersFor(request, typed?.ticked ?? role.folders),
      edit: typed?.edit ?? role.edit,
      members: members.length,
      problems: typed?.problems ?? {},
      notice: noticeOf(request.query.notice),
    })
  }

  function askToDelete(request: Request, response: Response, uses: RoleUses, refused: boolean): void {
    const { organisation, place, role, path, list: all, home } = roleIn(request)
    const page = { title: `Delete ${role.name}`, section: 'settings' as const, ...(refused ? { status: 409 } : {}) }
    const further = uses.members.length - mostNamed
    sendAdminPage(context, request, response, 'admin-role-delete', page, {
      place: place.name,
      role: role.name,
      here: path,
      all,
      mapping: `${home}/group-roles`,
      people: `/o/${organisation.slug}/admin/people`,
      used: isUsed(uses),
      refused,
      ...uses,
      members: uses.members.slice(0, mostNamed).map(({ id, displayName, email }) => ({
        name: displayName,
        email,
        href: memberRolePath(organisation, place.name, id),
      })),
      further: further > 0 ? further : null,
      afterwards: policyWords.unknownRole[policyAt(organisation, place).unknownRole],
    })
  }

  router.get('/roles', (request, response) => list(request, response))
  router.get('/roles/:role', (request, response) => show(request, response))
  router.get('/roles/:role/delete', async (request, response) => {
    const { organisation, workspace, role } = roleIn(request)
    askToDelete(request, response, await usesOf(db, organisation, workspace, role.name), false)
  })

  router.post('/roles', boxesForm, async (request, response) => {
    const { organisation, place, home } = workspaceIn(request)
    const typed = typedIn(request, {})
    const problems = await db.transaction().execute(async (trx) => {
      let changes: Change[] = []
      const problem = await changeWorkspace<Problems>(trx, { organisation: organisation.slug, name: place.name }, (workspace) => {
        const { rights, problems: wrong } = readRights(fieldsOf(request), typed.ticked, workspace)
        const name = roleNameProblem(typed.name, workspace.customRoles)
        if (name !== null || Object.keys(wrong).length > 0) return { problem: { ...(name === null ? {} : { name }), ...wrong } }
        const made = { name: typed.name, ...rights }
        changes = changesBetween({}, roleInWords(made))
        return { workspace: { ...workspace, customRoles: [...workspace.customRoles, made] } }
      })
      await recordWork(trx, request, place, 'role-created', changes)
      return problem
    })
    if (problems) return list(request, response, { ...typed, problems })
    response.redirect(303, `${home}/roles?notice=role-created`)
  })

  router.post('/roles/:role', boxesForm, async (request, response) => {
    const { organisation, place, role, path, list: all } = roleIn(request)
    const answers = fieldsOf(request)
    const obstacle = await db.transaction().execute(async (trx) => {
      let changes: Change[] = []
      const problem = await changeWorkspace<Obstacle>(trx, { organisation: organisation.slug, name: place.name }, (workspace) => {
        const known = workspace.customRoles.find(({ name }) => name === role.name)
        if (!known) return { problem: { is: 'gone' } }
        if (versionOf(known) !== answers.seen) return { problem: { is: 'overtaken' } }
        const { rights, problems } = readRights(answers, tickedIn(request, 'folders'), workspace)
        if (Object.keys(problems).length > 0) return { problem: { is: 'wrong', problems } }
        const changed = { ...known, ...rights }
        changes = changesBetween(roleInWords(known), roleInWords(changed))
        return {
          workspace: { ...workspace, customRoles: workspace.customRoles.map((each) => (each === known ? changed : each)) },
        }
      })
      await recordWork(trx, request, place, 'role-changed', changes)
      return problem
    })
    if (!obstacle) return response.redirect(303, `${all}?notice=role-changed`)
    if (obstacle.is === 'wrong') return show(request, response, typedIn(request, obstacle.problems))
    response.redirect(303, obstacle.is === 'gone' ? `${all}?notice=role-gone` : `${path}?notice=overtaken`)
  })

  router.post('/roles/:role/delete', async (request, response) => {
    const { organisation, place, role, list: all } = roleIn(request)
    const obstacle = await db.transaction().execute(async (trx): Promise<Obstacle | null> => {
      const current = (await loadOrganisation(trx, organisation.slug, context.clock)) ?? organisation
      const workspace = current.workspaces.find(({ name }) => name === place.name)
      const known = workspace?.customRoles.find(({ name }) => name === role.name)
      if (!workspace || !known) return { is: 'gone' }
      const uses = await usesOf(trx, current, workspace, role.name)
      if (isUsed(uses)) return { is: 'used', uses }
      await changeWorkspace(trx, { organisation: organisation.slug, name: place.name }, (each) => ({
        workspace: { ...each, customRoles: each.customRoles.filter(({ name }) => name !== role.name) },
      }))
      await recordWork(trx, request, place, 'role-deleted', changesBetween(roleInWords(known), {}))
      return null
    })
    if (obstacle?.is === 'used') return askToDelete(request, response, obstacle.uses, true)
    response.redirect(303, `${all}?notice=${obstacle ? 'role-gone' : 'role-deleted'}`)
  })

  return router
}

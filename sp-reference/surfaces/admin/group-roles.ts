import { type Request, type Response, Router } from 'express'
import { separatorOf } from '../../jit/groups.ts'
import { roleNames } from '../../jit/role.ts'
import { policyAt } from '../../organisations/policy-at.ts'
import type { SpContext } from '../../server/context.ts'
import { PageRefusal } from '../../server/refusal.ts'
import { sendAdminPage } from './access.ts'
import type { Change } from './changes.ts'
import { adminForm, fieldsOf } from './form.ts'
import { afterStep, type Rule, readRule, steps } from './mapping-form.ts'
import { mappingWords } from './mapping-words.ts'
import { noticeOf } from './notices.ts'
import { placeFrame } from './place-frame.ts'
import type { Problems } from './place-settings.ts'
import { changeWorkspace } from './place-store.ts'
import { recordWork } from './record.ts'
import { versionOf } from './version.ts'
import { workspaceIn } from './workspace-in.ts'

const done = { up: 'mapping-moved', down: 'mapping-moved', remove: 'mapping-removed' } as const
const events = { up: 'group-role-moved', down: 'group-role-moved', remove: 'group-role-removed' } as const

/** The list as the log shows it: order is part of what it says. */
const inWords = (rules: readonly Rule[]): string => rules.map(({ group, role }) => `${group} to ${role}`).join('; ') || 'nothing'

const between = (before: readonly Rule[], after: readonly Rule[]): Change[] => [
  { what: 'Groups to roles', from: inWords(before), to: inWords(after) },
]

/** Which group gives which role of a workspace, in order. */
export function groupRoleRoutes(context: SpContext): Router {
  const { db } = context
  const router = Router({ mergeParams: true })

  function show(request: Request, response: Response, typed?: { answers: Record<string, string>; problems: Problems }): void {
    const { organisation, place, workspace, home } = workspaceIn(request)
    const { groupRoles } = workspace
    const page = { title: `${place.name}: groups to roles`, section: 'settings' as const, ...(typed ? { status: 422 } : {}) }
    sendAdminPage(context, request, response, 'admin-group-roles', page, {
      ...placeFrame(organisation, place, 'group-roles'),
      here: `${home}/group-roles`,
      words: mappingWords(policyAt(organisation, place), workspace.environments),
      seen: versionOf(groupRoles),
      rules: groupRoles.map((rule, at) => ({ ...rule, at, number: at + 1, first: at === 0, last: at === groupRoles.length - 1 })),
      roles: roleNames(workspace),
      answers: typed?.answers ?? {},
      problems: typed?.problems ?? {},
      notice: noticeOf(request.query.notice),
    })
  }

  router.get('/group-roles', (request, response) => show(request, response))

  router.post('/group-roles', adminForm, async (request, response) => {
    const { organisation, place, home } = workspaceIn(request)
    const answers = fieldsOf(request)
    const separator = separatorOf(policyAt(organisation, place))
    const problems = await db.transaction().execute(async (trx) => {
      let changes: Change[] = []
      const problem = await changeWorkspace<Problems>(trx, { organisation: organisation.slug, name: place.name }, (workspace) => {
        const { rule, problems: wrong } = readRule(answers, workspace, separator)
        if (Object.keys(wrong).length > 0) return { problem: wrong }
        const groupRoles = [...workspace.groupRoles, rule]
        changes = between(workspace.groupRoles, groupRoles)
        return { workspace: { ...workspace, groupRoles } }
      })
      await recordWork(trx, request, place, 'group-role-added', changes)
      return problem
    })
    if (problems) return show(request, response, { answers, problems })
    response.redirect(303, `${home}/group-roles?notice=mapping-added`)
  })

  router.post('/group-roles/change', adminForm, async (request, response) => {
    const { organisation, place, home } = workspaceIn(request)
    const { go, at = '', seen } = fieldsOf(request)
    const step = steps.find((each) => each === go)
    if (!step) throw new PageRefusal('not-a-choice', { status: 422, retry: `${home}/group-roles` })
    const overtaken = await db.transaction().execute(async (trx) => {
      let changes: Change[] = []
      const problem = await changeWorkspace<'overtaken'>(
        trx,
        { organisation: organisation.slug, name: place.name },
        (workspace) => {
          const isSeen = versionOf(workspace.groupRoles) === seen
          const groupRoles = isSeen && /^\d+$/.test(at) ? afterStep(workspace.groupRoles, Number(at), step) : null
          if (!groupRoles) return { problem: 'overtaken' }
          changes = between(workspace.groupRoles, groupRoles)
          return { workspace: { ...workspace, groupRoles } }
        },
      )
      await recordWork(trx, request, place, events[step], changes)
      return problem
    })
    response.redirect(303, `${home}/group-roles?notice=${overtaken ?? done[step]}`)
  })

  return router
}

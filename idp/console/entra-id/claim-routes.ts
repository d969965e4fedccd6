import type { App } from '../../directory/schema.ts'
import { type Routes, type Visit, withApp } from '../kit/serve.ts'
import { advancedPage, saveAdvanced } from './advanced-claims.ts'
import { blank, postedFrom } from './claim.ts'
import { claimAt, claimPage, saveClaim } from './claim-page.ts'
import { type Claim, claimsPage, withoutClaim } from './claims.ts'
import { deleteGroupClaim, groupClaimPage, saveGroupClaim } from './group-claim.ts'
import { nameIdPage, saveNameId } from './name-id.ts'
import { saying } from './notices.ts'

/** Attributes & Claims of an application. */
export function claimRoutes(route: Routes): void {
  route.get('/apps/:app/claims', (at) => withApp(at, (app) => claimsPage(at.tenant, app, at.query)))
  route.get('/apps/:app/name-id', (at) => withApp(at, (app) => nameIdPage(at.tenant, app)))
  route.post('/apps/:app/name-id', (at) => withApp(at, (app) => saveNameId(at.tenant, app, at.posted)))

  route.get('/apps/:app/advanced-claims', (at) => withApp(at, (app) => advancedPage(at.tenant, app)))
  route.post('/apps/:app/advanced-claims', (at) => withApp(at, (app) => saveAdvanced(at.tenant, app, at.posted)))

  route.get('/apps/:app/claims/new', (at) => withApp(at, (app) => claimPage(at.tenant, app, null, blank)))
  route.post('/apps/:app/claims/new', (at) => withApp(at, (app) => saveClaim(at.tenant, app, null, at.posted)))
  route.get('/apps/:app/claims/:claim', (at) =>
    withClaimAt(at, (app, claim) => claimPage(at.tenant, app, claim, postedFrom(claim.statement))),
  )
  route.post('/apps/:app/claims/:claim', (at) => withClaimAt(at, (app, claim) => saveClaim(at.tenant, app, claim, at.posted)))
  route.post('/apps/:app/claims/:claim/delete', (at) =>
    withClaimAt(at, (app, claim) => {
      at.tenant.directory.apps.set(app.id, withoutClaim(app, claim))
      return saying(`apps/${app.id}/claims`, 'claim-deleted')
    }),
  )

  route.get('/apps/:app/group-claims/new', (at) => withApp(at, (app) => groupClaimPage(at.tenant, app, null)))
  route.post('/apps/:app/group-claims/new', (at) => withApp(at, (app) => saveGroupClaim(at.tenant, app, null, at.posted)))
  route.get('/apps/:app/group-claims/:place', (at) => withGroupClaim(at, (app, place) => groupClaimPage(at.tenant, app, place)))
  route.post('/apps/:app/group-claims/:place', (at) =>
    withGroupClaim(at, (app, place) => saveGroupClaim(at.tenant, app, place, at.posted)),
  )
  route.post('/apps/:app/group-claims/:place/delete', (at) =>
    withGroupClaim(at, (app, place) => deleteGroupClaim(at.tenant, app, place)),
  )
}

/** With the claim that the path names, or null. */
function withClaimAt<T>(at: Visit, act: (app: App, claim: Claim) => T): T | null {
  return withApp(at, (app) => {
    const claim = claimAt(app, at.params.claim)
    return claim ? act(app, claim) : null
  })
}

/** With the place among the app's group claims, or null. */
function withGroupClaim<T>(at: Visit, act: (app: App, place: number) => T): T | null {
  return withApp(at, (app) => {
    const place = /^\d{1,3}$/.test(at.params.place ?? '') ? Number(at.params.place) : -1
    return app.groupStatements?.[place] ? act(app, place) : null
  })
}

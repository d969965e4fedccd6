import { type Request, Router } from 'express'
import { listAccounts } from '../../accounts/read.ts'
import { patchAccount } from '../../accounts/write.ts'
import { emailKey } from '../../jit/email.ts'
import { logWork } from '../../lifecycle/log.ts'
import { listRemovals, type Removal } from '../../lifecycle/removals.ts'
import { policyWords } from '../../lifecycle/words.ts'
import { placeId } from '../../organisations/place.ts'
import { policyAt } from '../../organisations/policy-at.ts'
import type { SpContext } from '../../server/context.ts'
import { PageRefusal } from '../../server/refusal.ts'
import { organisationOf } from '../../server/scope.ts'
import { when } from '../account/when.ts'
import { administrator } from './access.ts'
import { peoplePath, placesOf } from './people-places.ts'

/** Who was taken out of a place that this administrator looks after, and how they may come back. */
export async function removedPeople({ db }: Pick<SpContext, 'db'>, request: Request) {
  const organisation = organisationOf(request)
  const removals = await listRemovals(db, await listAccounts(db, organisation.slug))
  return placesOf(request).flatMap((place) =>
    removals
      .filter((each) => each.place === place.id)
      .map(({ account, removedAt }) => ({
        name: account.displayName,
        email: account.email,
        place: place.label,
        at: when(removedAt),
        next: policyWords.removedMember[policyAt(organisation, place).removedMember],
        action: `${peoplePath(request)}/${account.id}/let-back/${place.kind}/${encodeURIComponent(place.name)}`,
      })),
  )
}

/** Whether an invitation of this address to this place would not let the person in, since only being let back in does. */
export async function isKeptOut({ db }: Pick<SpContext, 'db'>, request: Request, email: string, place: string): Promise<boolean> {
  const organisation = organisationOf(request)
  const known = placesOf(request).find(({ id }) => id === place)
  if (!known || policyAt(organisation, known).removedMember !== 'block') return false
  const removals = await listRemovals(db, await listAccounts(db, organisation.slug))
  const key = emailKey(email, organisation.policy.endUser)
  return removals.some(({ account, ...each }) => each.place === place && [account.emailKey, account.loginKey].includes(key))
}

/** Lets people back in who were taken out: they are added by hand, with what newcomers get. */
export function removedPeopleRoutes(context: SpContext): Router {
  const { db } = context
  const router = Router({ mergeParams: true })

  async function removalIn(request: Request): Promise<Removal | null> {
    const { account, kind, name } = request.params
    const removals = await listRemovals(db, await listAccounts(db, organisationOf(request).slug))
    return removals.find((each) => each.account.id === account && each.place === `${kind}/${name}`) ?? null
  }

  router.post('/:account/let-back/:kind/:name', async (request, response) => {
    const organisation = organisationOf(request)
    const place = placesOf(request).find(({ id }) => id === `${request.params.kind}/${request.params.name}`)
    if (!place) throw new PageRefusal('not-found', { status: 404, retry: peoplePath(request) })
    const removal = await removalIn(request)
    if (!removal) return response.redirect(303, `${peoplePath(request)}?notice=back-already`)
    const { id, email } = removal.account
    const added = place.kind === 'end-user' ? { environments: [{ name: place.name }] } : { workspaces: [{ name: place.name }] }
    const reasons = [`let back in to ${place.name} by hand, with what newcomers get`]
    await patchAccount(db, organisation, id, added, (trx) =>
      logWork(trx, organisation, administrator(request).email, {
        event: 'member-let-back',
        email,
        place: placeId(place),
        reasons,
      }),
    )
    response.redirect(303, `${peoplePath(request)}?notice=let-back`)
  })

  return router
}

import type { Request, Response } from 'express'
import type { PendingSignIn, Tenant } from '../tenants/tenant.ts'
import { afterName, showPending } from './begin.ts'
import { forget, rememberedPeople } from './remembered.ts'

/** What is pressed on the list of accounts: one of them, another one, or that one is to be taken off the list. */
export function chooseAccount(
  tenant: Tenant,
  flow: string,
  pending: PendingSignIn,
  fields: Record<string, unknown>,
  request: Request,
  response: Response,
): void {
  const { list: _, ...begun } = pending
  const people = rememberedPeople(tenant, request)
  const named = (value: unknown) => people.find(({ userName }) => userName === value)
  const go = (next: PendingSignIn, left = people) => {
    // A list of nobody is the first page.
    const shown = next.list !== undefined && left.length === 0 ? begun : next
    tenant.pending.set(flow, shown, tenant.now())
    showPending(response, tenant, flow, shown, request, { people: left })
  }
  const gone = named(fields.forget)
  if (gone) {
    forget(tenant, gone.userName, request, response)
    go(
      pending,
      people.filter((each) => each !== gone),
    )
    return
  }
  const chosen = named(fields.account)
  if (chosen) go({ ...begun, personId: chosen.id, step: afterName(tenant.profile.signIn.steps) })
  else if (fields.list === 'other') go(begun)
  else go({ ...pending, list: fields.list === 'forgetting' ? 'forgetting' : 'choosing' })
}

import type { AuditEntry } from '../../audit/audit.ts'
import type { Provisioned, SignIn } from '../../jit/provision.ts'
import type { Change } from '../../jit/types.ts'
import { placeId } from '../../organisations/place.ts'

/** What the audit log says about a decided sign-in, in the order in which it was done: the account, then its API client. */
export function entriesFor(signIn: SignIn, { decision, account }: Provisioned, event: string): AuditEntry[] {
  const { changes } = decision
  const indexOf = (what: Change['do']) => changes.findIndex((change) => change.do === what)
  const created = changes.find((change) => change.do === 'create-account')
  const entry: AuditEntry = {
    actor: signIn.facts.nameId,
    place: placeId(signIn.place),
    event: decision.kind === 'refused' ? 'sign-in-refused' : event,
    decision: decision.kind,
    code: decision.code,
    email: account?.email ?? decision.account?.email ?? created?.email ?? null,
    nameId: signIn.facts.nameId,
    reasons: decision.reasons,
    details: {
      issuer: signIn.facts.issuer,
      channel: signIn.channel,
      changes,
      groupSync: decision.groupSync,
      sources: decision.sources,
    },
    response: signIn.facts.responseId ?? null,
  }
  const clients = changes.flatMap((change): AuditEntry[] => {
    if (change.do !== 'create-client') return []
    const { method, policy, groups } = change
    const words = [
      `method ${method}`,
      policy === null ? 'no policy' : `policy ${policy}`,
      `groups ${groups.join(', ') || 'none'}`,
    ]
    return [{ ...entry, event: 'api-client-created', decision: null, reasons: words, details: { method, policy, groups } }]
  })
  const clientFirst =
    created !== undefined && indexOf('create-client') >= 0 && indexOf('create-client') < indexOf('create-account')
  return clientFirst ? [...clients, entry] : [entry, ...clients]
}

/** What the log says about a sign-in that broke, with nothing written of it. */
export function brokenEntry({ facts, place, channel }: SignIn): AuditEntry {
  return {
    actor: facts.nameId,
    place: placeId(place),
    event: 'sign-in-refused',
    decision: 'refused',
    code: 'internal-error',
    email: null,
    nameId: facts.nameId,
    reasons: ['something went wrong inside: nothing was changed'],
    details: { issuer: facts.issuer, channel },
    response: facts.responseId ?? null,
  }
}

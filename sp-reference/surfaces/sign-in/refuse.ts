import { type AuditEntry, writeAudit } from '../../audit/audit.ts'
import { type Place, placeId, placePath } from '../../organisations/place.ts'
import type { Organisation } from '../../organisations/store.ts'
import type { SpContext } from '../../server/context.ts'
import { PageRefusal } from '../../server/refusal.ts'

/** Writes a refused sign-in to the audit log, with its reason, and makes the page that says only the calm words. */
export async function refuseSignIn(
  context: SpContext,
  organisation: Organisation,
  place: Place,
  refusal: { code: string; status?: number; event?: string; retry?: string } & Partial<
    Pick<AuditEntry, 'actor' | 'email' | 'nameId' | 'reasons' | 'details' | 'response'>
  >,
): Promise<PageRefusal> {
  const { code, status, event, retry, ...known } = refusal
  await writeAudit(context.db, organisation, organisation.now().toISOString(), {
    actor: 'somebody',
    email: null,
    nameId: null,
    reasons: [],
    details: {},
    ...known,
    place: placeId(place),
    event: event ?? 'sign-in-refused',
    decision: 'refused',
    code,
  })
  return new PageRefusal(code, { status: status ?? 403, retry: retry ?? `${placePath(organisation.slug, place)}/sign-in` })
}

import { all, defineCheck, same } from './check.ts'
import { listed } from './seen.ts'

/** Judges our own IdP: the assertion is addressed to this SP and to nobody else (I-14). */
export const audienceIsEntityId = defineCheck({
  id: 'audience-is-entity-id',
  title: "The Audience is the SP's entity ID",
  evidence: 'E3',
  evaluate({ steps }) {
    const outcomes = steps.flatMap(({ sent, place }) => (sent && place ? [same(place.entityId, listed(sent.audience))] : []))
    return all(outcomes, 'no assertion was sent')
  },
})

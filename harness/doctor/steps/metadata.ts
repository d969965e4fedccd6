import { definePoint, failed, ok, skipped } from '../finding.ts'

/** What the SP says of itself and what the target file says of it are the same. */
export const metadata = definePoint({
  id: 'metadata',
  title: "the SP's entityID and ACS are known",
  needs: ['reachability'],
  beforeRuns: false,
  async examine({ facts, target, world }) {
    if (!facts) {
      const [place] = world.places.values()
      return skipped(`the target file names them by place: ${place?.entityId}, ${place?.acsUrl}`)
    }
    const { metadata: said } = facts
    for (const key of ['entityId', 'acsUrl'] as const)
      if (said && said[key] !== facts[key])
        return failed(`sp.${key} is ${facts[key]}, the SP's metadata says ${said[key]}`, `take sp.${key} out, or correct it`)
    const signed = facts.wantAssertionsSigned ? '; wants signed Assertions' : ''
    return ok(
      `${facts.entityId} · ${facts.acsUrl} (${target.sp?.metadata === undefined ? 'typed in' : 'from its metadata'}${signed})`,
    )
  },
})

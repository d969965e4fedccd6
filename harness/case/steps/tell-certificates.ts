import { UsageError, wordsOf } from '../../errors.ts'
import { runHook } from '../../hooks/run-hook.ts'
import { bareCertificate } from '../../instrument/bare-certificate.ts'
import type { IdpCertificate } from '../../parties/idp-client.ts'
import { howToTell } from '../how-to-tell.ts'
import { idpAt } from '../second-idp.ts'
import { idpVariables } from '../tenant.ts'
import { UnmetPrecondition } from '../unmet-precondition.ts'
import { placeOf } from '../world.ts'
import { defineStep } from './step.ts'

/** The SP learns which certificates the IdP has now, as its target file says that it can. Nobody signs in. */
export const tellCertificatesStep = defineStep({
  kind: 'tell-certificates',
  run: async ({ at }, world, _browsers, frame) => {
    const place = placeOf(world, at)
    const { id } = idpAt(world.given, place.name, world)
    const [tenant, all] = [await world.idp.getTenant(id), await world.idp.certificates(id)]
    const variables = idpVariables(tenant, place)
    const isInMetadata = await namesAll(String(variables['idp.metadataUrl']), all)
    const way = howToTell(world.target.hooks, { count: all.length, isInMetadata, vendor: world.profile.title })
    if ('unmet' in way) throw new UnmetPrecondition(way.unmet)
    await frame(async () => {
      const told = { 'idp.certificates': all.map(({ certificate }) => certificate.trim()).join('\n') }
      await runHook(
        way.hook,
        { ...world, variables: { ...world.variables, name: place.name, ...variables, ...told } },
        way.where,
      ).catch((error: unknown) => {
        if (error instanceof UsageError) throw error
        throw new UnmetPrecondition(`the certificates of the IdP could not be told: ${wordsOf(error)}`)
      })
      const what = all.length === 1 ? 'the one certificate' : `all ${all.length} certificates`
      return {
        sentence: `The SP learns ${what} that the IdP has now, ${way.by === 'metadata' ? 'from its metadata' : 'typed in'}`,
        place,
        details: { by: way.by, certificates: all.map(({ certificate }) => bareCertificate(certificate)).join(' ') },
      }
    })
  },
})

async function namesAll(metadataUrl: string, all: readonly IdpCertificate[]): Promise<boolean> {
  const metadata = await (await fetch(metadataUrl, { signal: AbortSignal.timeout(10_000) })).text()
  return all.every(({ certificate }) => metadata.replace(/\s/g, '').includes(bareCertificate(certificate)))
}

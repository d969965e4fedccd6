import { all, defineCheck, notVerified, same } from './check.ts'
import { judgeSetUps } from './set-up.ts'

/** What an administrator copies into the IdP is what the SP's metadata says, and what its AuthnRequests use. */
export const copiedValuesTrue = defineCheck({
  id: 'copied-values-true',
  title: 'The ACS URL and entity ID to copy are those in the metadata and in requests',
  evidence: 'E3',
  needs: ['consoles'],
  evaluate({ steps }) {
    return judgeSetUps(steps, ({ details }, { after }) => {
      const { acsUrl, entityId } = details
      if (!acsUrl || !entityId) return notVerified('the set-up notes no ACS URL and entity ID to copy')
      const copied = words(acsUrl, entityId)
      const [published, issued] = [details['metadata.acsUrl'], details['metadata.entityId']]
      const requests = after.flatMap((step) => step.exchanges.flatMap((each) => each.authnRequest ?? []))
      return all(
        [
          published && issued
            ? same(copied, words(published, issued))
            : notVerified(
                'the target does not say where the SP publishes its metadata (metadataUrl of a place), or it cannot be read',
              ),
          ...requests.map((each) => same(copied, words(each.acsUrl ?? acsUrl, each.issuer))),
          ...(requests.length > 0 ? [] : [notVerified('no AuthnRequest came after the set-up')]),
        ],
        'nothing to compare',
      )
    })
  },
})

const words = (acsUrl: string, entityId: string): string => `ACS URL ${acsUrl}, entity ID ${entityId}`

import type { Place } from '../../organisations/place.ts'
import { placeId } from '../../organisations/place.ts'
import type { Provider } from '../../organisations/providers.ts'
import type { Organisation } from '../../organisations/store.ts'

/** Whether SAML may be used at a place: its provider, or the code and reason of the refusal. */
export function samlGate(organisation: Organisation, place: Place): { provider: Provider } | { code: string; reason: string } {
  if (place.kind === 'end-user') {
    const environment = organisation.environments.find(({ name }) => name === place.name)
    if (!environment?.samlEnabled) return { code: 'saml-disabled', reason: `SAML-based SSO is switched off in ${place.name}` }
    if (environment.authMethod !== 'saml')
      return { code: 'saml-disabled', reason: `${place.name} is set to password authentication` }
  }
  const provider = organisation.providers.get(placeId(place))
  return provider ? { provider } : { code: 'not-configured', reason: `${placeId(place)} has no identity provider` }
}

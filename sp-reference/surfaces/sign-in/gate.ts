import { bend } from '../../defects/defect.ts'
import type { Place } from '../../organisations/place.ts'
import { placeId } from '../../organisations/place.ts'
import type { Provider } from '../../organisations/providers.ts'
import type { Organisation } from '../../organisations/store.ts'

/** A place's provider, or the code and reason of the refusal. */
export type SamlGate = { provider: Provider } | { code: string; reason: string }

/** Whether SAML may be used at a place, when a sign-in starts there and once more when its answer arrives. */
export function samlGate(organisation: Organisation, place: Place, at: 'start' | 'arrival'): SamlGate {
  const provider = organisation.providers.get(placeId(place)) ?? null
  return bend(organisation.activeDefects, 'samlGate', askGate(organisation, place, provider), {
    at,
    provider,
    others: [...organisation.providers.values()].filter((each) => each !== provider),
  })
}

function askGate(organisation: Organisation, place: Place, provider: Provider | null): SamlGate {
  if (place.kind === 'end-user') {
    const environment = organisation.environments.find(({ name }) => name === place.name)
    if (!environment?.samlEnabled) return { code: 'saml-disabled', reason: `SAML-based SSO is switched off in ${place.name}` }
    if (environment.authMethod !== 'saml')
      return { code: 'saml-disabled', reason: `${place.name} is set to password authentication` }
  }
  return provider ? { provider } : { code: 'not-configured', reason: `${placeId(place)} has no identity provider` }
}

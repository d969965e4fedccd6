import { defineDefect } from './defect.ts'

/** An administrator of two Okta tenants cannot tell them apart any more. */
export const providerListedByIssuer = defineDefect({
  id: 'provider-listed-by-issuer',
  title: 'Lists a provider under its issuer, not under the name it was given',
  trips: ['provider-listed'],
  bends: { listedProviderName: (_, { provider }) => provider.issuer },
})

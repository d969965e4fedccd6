/** Where a person signs in: an environment of the end-user side, or a workspace of the builder side. */
export type Place = { kind: 'end-user' | 'workspace'; name: string }

/** The id of a place as the API and the audit log write it: `end-user/<environment>` or `workspace/<workspace>`. */
export const placeId = (place: Place): string => `${place.kind}/${place.name}`

/** Reads a place id; null when it is not one. */
export function parsePlace(id: string): Place | null {
  const slash = id.indexOf('/')
  const kind = id.slice(0, slash)
  const name = id.slice(slash + 1)
  return (kind === 'end-user' || kind === 'workspace') && name !== '' ? { kind, name } : null
}

/** The path of a place below the organisation, each part encoded: `/o/acme/end-user/Test%20EU`. */
export const placePath = (organisation: string, place: Place): string =>
  `/o/${encodeURIComponent(organisation)}/${place.kind}/${encodeURIComponent(place.name)}`

/** Every address of a place. The entity ID is the metadata address, so it is unique per place. */
export function placeAddresses(base: string, organisation: string, place: Place) {
  const home = `${base}${placePath(organisation, place)}`
  return {
    entityId: `${home}/saml/metadata`,
    acsUrl: `${home}/saml/acs`,
    metadataUrl: `${home}/saml/metadata`,
    loginUrl: `${home}/login`,
    signInUrl: `${home}/sign-in`,
    homeUrl: home,
  }
}

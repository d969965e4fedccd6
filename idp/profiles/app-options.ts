import type { App } from '../directory/schema.ts'
import { createSealer } from '../keys/sealer.ts'
import type { Sealer } from '../saml/encrypt.ts'
import type { SamlShape } from '../saml/shape.ts'
import type { AppOption, VendorProfile } from './profile.ts'

/** What an app asks for that this vendor's console does not offer; `path` is where. */
interface OptionProblem {
  path: string
  message: string
}

const everyOption: readonly Exclude<AppOption, 'accessOfEveryone' | 'accessOfUnits'>[] = [
  'acsUrls',
  'acsValidator',
  'audienceOverride',
  'authnContext',
  'deletedClaims',
  'emptyValueTags',
  'hidden',
  'honorForceAuthn',
  'importedCertificate',
  'includeNameFormat',
  'issuer',
  'issuerWithAppId',
  'ownCertificate',
  'requestSigning',
  'startUrl',
  'validity',
]

/** The first option of an app that the vendor has not, or null. Pure. */
export function optionProblem(profile: VendorProfile, app: App): OptionProblem | null {
  const foreign = everyOption.find((option) => app[option] !== undefined && !profile.options.includes(option))
  if (foreign !== undefined) return { path: foreign, message: `${profile.title} has no such option` }
  if (app.access?.everyone !== undefined && !profile.options.includes('accessOfEveryone'))
    return { path: 'access.everyone', message: `${profile.title} has access by groups or roles alone` }
  if (app.sloUrl !== undefined && !profile.logout)
    return { path: 'sloUrl', message: `${profile.title} has no single logout for apps` }
  const { formats } = profile.nameId
  if (app.nameId?.format !== undefined && !formats.includes(app.nameId.format))
    return { path: 'nameId.format', message: `${profile.title} offers ${formats.join(', ')}` }
  if (profile.signsOne && new Set(app.signs).size > 1)
    return { path: 'signs', message: `${profile.title} signs the assertion or the response, never both` }
  const { hashes } = profile.saml
  if (app.hash !== undefined && !hashes.includes(app.hash))
    return { path: 'hash', message: `${profile.title} offers ${hashes.join(', ')}` }
  if (app.access?.units !== undefined && !profile.options.includes('accessOfUnits'))
    return { path: 'access.units', message: `${profile.title} has no organizational units` }
  const { everyoneGroup } = profile
  const builtIn = everyoneGroup === undefined ? -1 : (app.access?.groups ?? []).indexOf(everyoneGroup)
  if (builtIn >= 0)
    return {
      path: `access.groups[${builtIn}]`,
      message: `${everyoneGroup} is everybody at ${profile.title}: set access.everyone`,
    }
  return encryptionProblem(profile, app)
}

/** The vendor's shape with what an app has chosen of it; the confirmation of the Subject ends with the Assertion. Pure. */
export function shapeOf(
  { saml }: VendorProfile,
  { validity = {}, emptyValueTags, authnContext = saml.classRef }: App,
): SamlShape {
  const { before, after, session } = validity
  const window = {
    ...saml.window,
    ...(before === undefined ? {} : { before: before * 60 }),
    ...(after === undefined ? {} : { after: after * 60, confirmation: after * 60 }),
    ...(session === undefined ? {} : { session: session * 60 }),
  }
  return { ...saml, window, classRef: authnContext, emptyValue: emptyValueTags === false ? 'childless' : saml.emptyValue }
}

function encryptionProblem({ title, saml }: VendorProfile, { encryption }: App): OptionProblem | null {
  if (!encryption) return null
  if (!saml.encryption) return { path: 'encryption', message: `${title} does not encrypt assertions` }
  const { algorithm, keyTransport } = encryption
  const { algorithms, keyTransports } = saml.encryption
  if (algorithm !== undefined && !algorithms.includes(algorithm))
    return { path: 'encryption.algorithm', message: `${title} offers ${algorithms.join(', ')}` }
  if (keyTransport !== undefined && !keyTransports.includes(keyTransport))
    return { path: 'encryption.keyTransport', message: `${title} offers ${keyTransports.join(', ')}` }
  return null
}

/** What encrypts for an app, or undefined where it is sent in the clear. */
export function sealerFor({ saml }: VendorProfile, encryption: App['encryption']): Sealer | undefined {
  if (!encryption || !saml.encryption) return undefined
  const { certificate, algorithm = saml.encryption.algorithms[0], keyTransport = saml.encryption.keyTransports[0] } = encryption
  return createSealer(certificate, algorithm, keyTransport)
}

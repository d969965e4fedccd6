import type { App } from '../directory/schema.ts'
import type { DirectoryField, KnownNames, Resolution, VendorProfile } from './profile.ts'
import type { NameIdFormat } from './requests.ts'

/** What names a person to an app's SP. `source` is an expression; null: an opaque value, made for the pair of person and app. */
interface NameIdSetting {
  format: NameIdFormat
  source: string | null
}

/** How a vendor makes a NameID. */
export interface NameIdRules {
  /** Of an app that says nothing of it: what the vendor's console fills in for a new one. */
  format: NameIdFormat
  field: DirectoryField
  /** What its console, or a request, may choose. */
  formats: readonly NameIdFormat[]
  /** How its source is read, where that differs from any other expression. */
  resolve?(expression: string, known: KnownNames): Resolution
  /** Whether an opaque value stands in place of a source that comes to nothing. Called with what can be read alone. */
  isOpaqueWithoutValue?(expression: string): boolean
}

/** The source of a NameID, bound to what the tenant knows. */
export const resolveNameId = ({ nameId, resolve }: VendorProfile, expression: string, known: KnownNames): Resolution =>
  (nameId.resolve ?? resolve)(expression, known)

const isOpaque = (format: NameIdFormat): boolean => format === 'persistent' || format === 'transient'

/**
 * As the app is set up, and where it says nothing as the vendor sets up a new one; an address is asked for by its format. Pure.
 * @param asked the format that the request asked for, where the vendor obeys that: an opaque one, whatever the app's source is
 */
export function nameIdSetting(
  { nameId: vendors, express }: VendorProfile,
  { nameId = {} }: Pick<App, 'nameId'>,
  asked?: NameIdFormat,
): NameIdSetting {
  if (asked !== undefined && isOpaque(asked)) return { format: asked, source: null }
  const { source } = nameId
  const format = asked ?? nameId.format ?? vendors.format
  if (source !== undefined) return { format, source }
  if (isOpaque(format)) return { format, source: null }
  const field = format === 'emailAddress' && vendors.format !== 'emailAddress' ? 'email' : vendors.field
  return { format, source: express({ field }).expression }
}

import type { App } from '../directory/schema.ts'
import type { VendorProfile } from './profile.ts'
import type { NameIdFormat } from './requests.ts'

/** What names a person to an app's SP. `source` is an expression; null: an opaque value, made for the pair of person and app. */
interface NameIdSetting {
  format: NameIdFormat
  source: string | null
}

/** As the app is set up, and where it says nothing as the vendor sets up a new one; an address is asked for by its format. Pure. */
export function nameIdSetting({ nameId: vendors, express }: VendorProfile, { nameId = {} }: Pick<App, 'nameId'>): NameIdSetting {
  const { format = vendors.format, source } = nameId
  if (source !== undefined) return { format, source }
  if (format === 'persistent' || format === 'transient') return { format, source: null }
  const field = format === 'emailAddress' && vendors.format !== 'emailAddress' ? 'email' : vendors.field
  return { format, source: express({ field }).expression }
}

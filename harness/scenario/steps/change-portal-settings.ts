import { closedObject } from '../../files/closed-object.ts'
import { portalSettings } from '../portal.ts'

/** The SP's administrator saves the JIT user settings of the developer portal; the SP may refuse them. */
export const changePortalSettings = closedObject({ 'change-portal-settings': portalSettings })

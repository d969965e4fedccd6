import { findPattern } from '../../expressions/pattern.ts'
import { asTheStandard, foreignAcs, namedAcs, type RequestRules, wrongSignature } from '../requests.ts'

function fits(validator: string | undefined, acsUrl: string | null): boolean {
  if (validator === undefined || acsUrl === null) return false
  try {
    return findPattern(validator, acsUrl) !== null
  } catch (error) {
    if (error instanceof RangeError) return false
    throw error
  }
}

/** Nothing is told of NameIDPolicy and IsPassive; an ACS is taken from the request where the app's "ACS (Consumer) URL Validator" fits. */
export const oneLoginRequests: RequestRules = {
  serve(asked) {
    const { request, app } = asked
    const acsUrl = fits(app.acsValidator, request.acsUrl) ? request.acsUrl : namedAcs(request, app)
    return acsUrl === null ? foreignAcs(asked) : { acsUrl }
  },
  passive: (asked, { acsUrl }) => asTheStandard(asked, acsUrl, 'passive', ['responder', 'noPassive']),
  unsigned: wrongSignature,
}

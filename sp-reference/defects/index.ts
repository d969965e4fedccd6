import { acceptReplayedAssertion } from './accept-replayed-assertion.ts'
import type { Defect } from './defect.ts'
import { duplicateOnEmailCase } from './duplicate-on-email-case.ts'
import { firstTextNodeNameid } from './first-text-node-nameid.ts'
import { readFirstAssertion } from './read-first-assertion.ts'
import { skipAudienceCheck } from './skip-audience-check.ts'
import { skipDestinationCheck } from './skip-destination-check.ts'
import { skipExpiryCheck } from './skip-expiry-check.ts'
import { skipInResponseToCheck } from './skip-in-response-to-check.ts'
import { skipIssuerCheck } from './skip-issuer-check.ts'
import { skipNotBeforeCheck } from './skip-not-before-check.ts'
import { skipRecipientCheck } from './skip-recipient-check.ts'
import { skipSignatureCheck } from './skip-signature-check.ts'
import { skipSignatureVerification } from './skip-signature-verification.ts'
import { skipStatusCheck } from './skip-status-check.ts'
import { trustKeyinfoCertificate } from './trust-keyinfo-certificate.ts'

/** Every deliberate fault of this service provider. */
export const defects: readonly Defect[] = [
  duplicateOnEmailCase,
  skipSignatureCheck,
  skipSignatureVerification,
  trustKeyinfoCertificate,
  readFirstAssertion,
  firstTextNodeNameid,
  skipStatusCheck,
  skipDestinationCheck,
  skipIssuerCheck,
  skipAudienceCheck,
  skipRecipientCheck,
  skipInResponseToCheck,
  skipExpiryCheck,
  skipNotBeforeCheck,
  acceptReplayedAssertion,
]

const byId = new Map(defects.map((defect) => [defect.id, defect]))

/** The faults with these ids; unknown ids are left out (they are refused where an organisation is set up). */
export const findDefects = (ids: Iterable<string>): Defect[] => [...ids].flatMap((id) => byId.get(id) ?? [])

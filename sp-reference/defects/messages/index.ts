import type { Defect } from '../defect.ts'
import { acceptReplayedAssertion } from './accept-replayed-assertion.ts'
import { firstTextNodeNameid } from './first-text-node-nameid.ts'
import { readFirstAssertion } from './read-first-assertion.ts'
import { refuseEncryptedAssertion } from './refuse-encrypted-assertion.ts'
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
import { trustEncryptedAssertion } from './trust-encrypted-assertion.ts'
import { trustKeyinfoCertificate } from './trust-keyinfo-certificate.ts'

/** The faults in reading and checking a message; `saml/` reads their ids. */
export const messageDefects: readonly Defect[] = [
  acceptReplayedAssertion,
  firstTextNodeNameid,
  readFirstAssertion,
  refuseEncryptedAssertion,
  skipAudienceCheck,
  skipDestinationCheck,
  skipExpiryCheck,
  skipInResponseToCheck,
  skipIssuerCheck,
  skipNotBeforeCheck,
  skipRecipientCheck,
  skipSignatureCheck,
  skipSignatureVerification,
  skipStatusCheck,
  trustEncryptedAssertion,
  trustKeyinfoCertificate,
]

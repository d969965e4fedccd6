import { attributesDropped } from './attributes-dropped.ts'
import { audienceMismatch } from './audience-mismatch.ts'
import { commentInNameid } from './comment-in-nameid.ts'
import { confirmationExpired } from './confirmation-expired.ts'
import { contentTampered } from './content-tampered.ts'
import { destinationMismatch } from './destination-mismatch.ts'
import { expired } from './expired.ts'
import { inResponseToMismatch } from './in-response-to-mismatch.ts'
import { issuerMismatch } from './issuer-mismatch.ts'
import type { Mutation } from './mutation.ts'
import { notYetValid } from './not-yet-valid.ts'
import { recipientMismatch } from './recipient-mismatch.ts'
import { replayed } from './replayed.ts'
import { retiredKey } from './retired-key.ts'
import { signatureMissing } from './signature-missing.ts'
import { signatureStrippedForgedIdentity } from './signature-stripped-forged-identity.ts'
import { signatureValueStale } from './signature-value-stale.ts'
import { signedWithSha1 } from './signed-with-sha1.ts'
import { statusNotSuccess } from './status-not-success.ts'
import { transientNameId } from './transient-name-id.ts'
import { unsignedForgedIdentity } from './unsigned-forged-identity.ts'
import { untrustedKey } from './untrusted-key.ts'
import { wrappedAssertion } from './wrapped-assertion.ts'

/** Every mutation there is: signature, canonical form, wrapping, Response, Conditions, Subject, replay, attributes. */
export const mutations: readonly Mutation[] = [
  signatureMissing,
  signatureStrippedForgedIdentity,
  unsignedForgedIdentity,
  contentTampered,
  signatureValueStale,
  untrustedKey,
  retiredKey,
  signedWithSha1,
  commentInNameid,
  wrappedAssertion,
  statusNotSuccess,
  destinationMismatch,
  inResponseToMismatch,
  issuerMismatch,
  expired,
  notYetValid,
  audienceMismatch,
  recipientMismatch,
  confirmationExpired,
  replayed,
  transientNameId,
  attributesDropped,
]

export const findMutation = (id: string): Mutation | undefined => mutations.find((mutation) => mutation.id === id)

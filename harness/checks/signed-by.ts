import type { StepRecord } from '../case/case-run.ts'
import { elementsIn, parseXml } from '../files/xml.ts'
import { bareCertificate } from '../instrument/bare-certificate.ts'
import { isSelf, signIns } from './seen.ts'

const SIGNATURE = 'http://www.w3.org/2000/09/xmldsig#'

/** The certificate that signed what was sent last in a step, base64 without blanks; null where nothing was sent, or it names none. */
function signedBy({ exchanges }: StepRecord): string | null {
  const xml = exchanges.findLast((each) => each.response !== null)?.response?.xml
  const root = xml === undefined ? null : parseXml(xml)
  const [found] = root ? elementsIn(root, SIGNATURE, 'X509Certificate') : []
  return found ? bareCertificate(found.textContent ?? '') : null
}

/** What an SP was told of certificates, and who signed in with which. */
export interface Rollover {
  /** In the order in which the IdP has them. */
  told: readonly string[]
  /** Somebody was let in before, by a certificate that the SP knew then. */
  isControlled: boolean
  /** The first sign-in after that whose Response was signed by this certificate. */
  signIn(certificate: string): StepRecord | undefined
  /** Whether nobody had signed in by this certificate before the SP was told. */
  isNew(certificate: string): boolean
}

/** The last time that the SP was told certificates; null where it never was. */
export function rolloverIn(steps: readonly StepRecord[]): Rollover | null {
  const at = steps.findLastIndex((step) => step.kind === 'tell-certificates')
  const telling = steps[at]
  if (!telling) return null
  const [before, after] = [signIns(steps.slice(0, at)), signIns(steps.slice(at + 1))]
  return {
    told: telling.details.certificates?.split(' ') ?? [],
    isControlled: before.some((step) => isSelf(step) !== 'no' && signedBy(step) !== null),
    signIn: (certificate) => after.find((step) => signedBy(step) === certificate),
    isNew: (certificate) => !before.some((step) => signedBy(step) === certificate),
  }
}

export const NOT_TOLD = 'the SP was told nothing of certificates'
export const NOBODY_BEFORE = 'failed control: nobody was seen to be let in by the certificate of before'

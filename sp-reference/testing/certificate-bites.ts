import type { Bite } from './portal-bites.ts'

/** Faults in what becomes of a provider's certificates, seen to bite: what was told, and what is known of before. */
export const certificateBites: Record<string, Bite> = {
  'first-certificate-only': ['keptCertificates', ['old', 'new'], { known: ['old'] }, ['old']],
  'retired-certificate-accepted': ['keptCertificates', ['new'], { known: ['old'] }, ['new', 'old']],
  'new-certificate-ignored': ['keptCertificates', ['new'], { known: ['old'] }, ['old']],
}

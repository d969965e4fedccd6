import { defineDefect } from './defect.ts'

/** New certificates come in, and none ever goes. */
export const retiredCertificateAccepted = defineDefect({
  id: 'retired-certificate-accepted',
  title: 'Goes on trusting a certificate that was taken away from a provider',
  trips: ['canary-not-believed', 'nothing-created', 'refused'],
  bends: { keptCertificates: (told, { known }) => [...new Set([...told, ...known])] },
})

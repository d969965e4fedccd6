import { defineDefect } from './defect.ts'

/** There is one field for the certificate, and what is left over is dropped. */
export const firstCertificateOnly = defineDefect({
  id: 'first-certificate-only',
  title: 'Keeps the first certificate of a provider that has several',
  trips: ['both-certificates-accepted'],
  bends: { keptCertificates: (told) => told.slice(0, 1) },
})

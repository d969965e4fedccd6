import { defineDefect } from './defect.ts'

/** What none of the known certificates vouches for is taken for a mistake, without a word. */
export const newCertificateIgnored = defineDefect({
  id: 'new-certificate-ignored',
  title: 'Leaves the certificates of a provider as they are when all of them have changed',
  trips: ['new-certificate-accepted', 'twin-accepted'],
  bends: {
    keptCertificates: (told, { known }) => (known.length > 0 && !told.some((each) => known.includes(each)) ? known : told),
  },
})

import { defineDefect } from './defect.ts'

/** SAML Profiles 4.1.4.3: the key is the one agreed on with the provider; KeyInfo is a hint. */
export const trustKeyinfoCertificate = defineDefect({
  id: 'trust-keyinfo-certificate',
  title: 'Verifies a signature with the certificate that the message brings along',
  trips: [],
  bends: {},
})

import { defineCheck, notVerified, same } from './check.ts'
import { fingerprintsIn, judgeSetUps } from './set-up.ts'

/** However an IdP was connected, the SP holds its issuer, its SSO URL and its certificate. */
export const providerDataAsTold = defineCheck({
  id: 'provider-data-as-told',
  title: "The SP keeps the IdP's issuer, SSO URL and certificate as they are",
  evidence: 'E4',
  needs: ['consoles'],
  evaluate({ steps }) {
    return judgeSetUps(steps, ({ details }) => {
      const { idpIssuer, idpSsoUrl, idpCertificates } = details
      if (!idpIssuer || !idpSsoUrl || !idpCertificates)
        return notVerified('the set-up notes no issuer, SSO URL and certificates that the SP keeps of the IdP')
      const told = words(details['told.issuer'] ?? '', details['told.ssoUrl'] ?? '', details['told.certificate'] ?? '')
      return same(told, words(idpIssuer, idpSsoUrl, idpCertificates))
    })
  },
})

const words = (issuer: string, ssoUrl: string, certificates: string): string =>
  `issuer ${issuer}, SSO URL ${ssoUrl}, certificates ${fingerprintsIn(certificates)}`

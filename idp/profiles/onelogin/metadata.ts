import { binding, nameIdFormats, ns } from '../../saml/names.ts'
import { wrapped } from '../../saml/signature.ts'
import { Xml, xml } from '../../saml/xml.ts'
import { activeKey, type MetadataKey, type Place } from '../profile.ts'
import { oneLoginEndpoints } from './identity.ts'

/** Indented, default namespace, no WantAuthnRequestsSigned; the NameIDFormat follows the app. It names the app's certificate alone. Ends with a line feed. */
export function oneLoginMetadata({ tenant, app }: Place, keys: readonly MetadataKey[]): string {
  const { signer } = activeKey(keys)
  const { entityId, sso, ssoPost = '', slo = '' } = oneLoginEndpoints({ tenant, app })
  const location = (path: string) => xml`"${tenant.url + path}"`
  const soap = ssoPost.replace('http-post', 'soap')
  const line = (depth: number) => new Xml(`\n${' '.repeat(depth)}`)
  const [n2, n4, n6, n8, n10] = [line(2), line(4), line(6), line(8), line(10)]
  return xml`
    <?xml version="1.0"?>${line(0)}
    <EntityDescriptor xmlns="${ns.metadata}" entityID="${entityId}">${n2}
    <IDPSSODescriptor xmlns:ds="${ns.signature}" protocolSupportEnumeration="${ns.protocol}">${n4}
    <KeyDescriptor use="signing">${n6}
    <ds:KeyInfo xmlns:ds="${ns.signature}">${n8}
    <ds:X509Data>${n10}
    <ds:X509Certificate>${wrapped(signer.certificate, 64)}</ds:X509Certificate>${n8}
    </ds:X509Data>${n6}
    </ds:KeyInfo>${n4}
    </KeyDescriptor>${n4}
    <SingleLogoutService Binding="${binding.redirect}" Location=${location(slo)}/>${n4}${n6}
    <NameIDFormat>${nameIdFormats[app.nameId?.format ?? 'emailAddress']}</NameIDFormat>${n4}${n4}
    <SingleSignOnService Binding="${binding.redirect}" Location=${location(sso)}/>${n4}
    <SingleSignOnService Binding="${binding.post}" Location=${location(ssoPost)}/>${n4}
    <SingleSignOnService Binding="${binding.soap}" Location=${location(soap)}/>${n2}
    </IDPSSODescriptor>${line(0)}
    </EntityDescriptor>${line(0)}`.text
}

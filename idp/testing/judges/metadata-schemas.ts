/**
 * XML Schemas for metadata, in our words: no package brings the one of OASIS. They have what SAML Metadata 2.0 says of entities, roles,
 * keys and endpoints (2.3.2, 2.4.1 to 2.4.3, 2.2.2), as far as an identity provider has them; what is not here is refused. Where a machine
 * has the schema of OASIS, `metadata.test.ts` sees that both judge alike.
 */
export const ownMetadata = `<schema targetNamespace="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"
  xmlns:ds="http://www.w3.org/2000/09/xmldsig#" xmlns="http://www.w3.org/2001/XMLSchema">
  <import namespace="http://www.w3.org/2000/09/xmldsig#" schemaLocation="xmldsig-core-schema.xsd"/>
  <simpleType name="entityId"><restriction base="anyURI"><maxLength value="1024"/></restriction></simpleType>
  <simpleType name="uris"><list itemType="anyURI"/></simpleType>
  <attributeGroup name="lasting">
    <attribute name="ID" type="ID"/>
    <attribute name="validUntil" type="dateTime"/>
    <attribute name="cacheDuration" type="duration"/>
    <anyAttribute namespace="##other" processContents="lax"/>
  </attributeGroup>
  <complexType name="extensions"><sequence><any namespace="##other" processContents="lax" maxOccurs="unbounded"/></sequence></complexType>

  <element name="EntityDescriptor">
    <complexType>
      <sequence>
        <element ref="ds:Signature" minOccurs="0"/>
        <element ref="md:Extensions" minOccurs="0"/>
        <choice maxOccurs="unbounded">
          <element ref="md:RoleDescriptor"/>
          <element ref="md:IDPSSODescriptor"/>
        </choice>
      </sequence>
      <attribute name="entityID" type="md:entityId" use="required"/>
      <attributeGroup ref="md:lasting"/>
    </complexType>
  </element>
  <element name="Extensions" type="md:extensions"/>

  <element name="RoleDescriptor" type="md:RoleDescriptorType"/>
  <complexType name="RoleDescriptorType" abstract="true">
    <sequence>
      <element ref="ds:Signature" minOccurs="0"/>
      <element ref="md:Extensions" minOccurs="0"/>
      <element ref="md:KeyDescriptor" minOccurs="0" maxOccurs="unbounded"/>
    </sequence>
    <attribute name="protocolSupportEnumeration" type="md:uris" use="required"/>
    <attribute name="errorURL" type="anyURI"/>
    <attributeGroup ref="md:lasting"/>
  </complexType>

  <element name="KeyDescriptor">
    <complexType>
      <sequence><element ref="ds:KeyInfo"/></sequence>
      <attribute name="use">
        <simpleType><restriction base="string"><enumeration value="signing"/><enumeration value="encryption"/></restriction></simpleType>
      </attribute>
    </complexType>
  </element>

  <complexType name="endpoint">
    <attribute name="Binding" type="anyURI" use="required"/>
    <attribute name="Location" type="anyURI" use="required"/>
    <attribute name="ResponseLocation" type="anyURI"/>
    <anyAttribute namespace="##other" processContents="lax"/>
  </complexType>
  <element name="SingleLogoutService" type="md:endpoint"/>
  <element name="SingleSignOnService" type="md:endpoint"/>
  <element name="NameIDFormat" type="anyURI"/>

  <element name="IDPSSODescriptor">
    <complexType>
      <complexContent>
        <extension base="md:RoleDescriptorType">
          <sequence>
            <element ref="md:SingleLogoutService" minOccurs="0" maxOccurs="unbounded"/>
            <element ref="md:NameIDFormat" minOccurs="0" maxOccurs="unbounded"/>
            <element ref="md:SingleSignOnService" maxOccurs="unbounded"/>
          </sequence>
          <attribute name="WantAuthnRequestsSigned" type="boolean"/>
        </extension>
      </complexContent>
    </complexType>
  </element>
</schema>`

/**
 * The roles of WS-Federation that Entra ID's metadata has (WS-Federation 1.2, 3.1): keys, and which elements follow in which order; what
 * stands inside of those is let through.
 */
export const federation = `<schema targetNamespace="http://docs.oasis-open.org/wsfed/federation/200706"
  xmlns:fed="http://docs.oasis-open.org/wsfed/federation/200706" xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata"
  xmlns="http://www.w3.org/2001/XMLSchema">
  <import namespace="urn:oasis:names:tc:SAML:2.0:metadata" schemaLocation="metadata.xsd"/>
  <element name="ClaimTypesOffered"/>
  <element name="TargetScopes"/>
  <element name="SecurityTokenServiceEndpoint"/>
  <element name="ApplicationServiceEndpoint"/>
  <element name="PassiveRequestorEndpoint"/>
${[
  ['SecurityTokenServiceType', 'SecurityTokenServiceEndpoint'],
  ['ApplicationServiceType', 'ApplicationServiceEndpoint'],
]
  .map(
    ([type, endpoint]) => `  <complexType name="${type}">
    <complexContent>
      <extension base="md:RoleDescriptorType">
        <sequence>
          <element ref="fed:ClaimTypesOffered" minOccurs="0"/>
          <element ref="fed:TargetScopes" minOccurs="0"/>
          <element ref="fed:${endpoint}" maxOccurs="unbounded"/>
          <element ref="fed:PassiveRequestorEndpoint" minOccurs="0" maxOccurs="unbounded"/>
        </sequence>
      </extension>
    </complexContent>
  </complexType>`,
  )
  .join('\n')}
</schema>`

/** Takes both together, so that an `xsi:type` of the second is known. */
export const whole = `<schema xmlns="http://www.w3.org/2001/XMLSchema">
  <import namespace="urn:oasis:names:tc:SAML:2.0:metadata" schemaLocation="metadata.xsd"/>
  <import namespace="http://docs.oasis-open.org/wsfed/federation/200706" schemaLocation="federation.xsd"/>
</schema>`

/** `xml:lang`, which the schema of OASIS asks for. */
export const language = `<schema targetNamespace="http://www.w3.org/XML/1998/namespace" xmlns="http://www.w3.org/2001/XMLSchema">
  <attribute name="lang" type="language"/>
</schema>`

import { createRequire } from 'node:module'
import { validateXML } from 'xmllint-wasm'

const require = createRequire(import.meta.url)

/** The schemas of OASIS and W3C, as a package brings them. */
const schemaFile = (name: string) => ({
  fileName: name,
  contents: (require(`@authenio/samlify-node-xmllint/build/schemas/${name}.js`) as { default: string }).default,
})
const imported = [
  'saml-schema-assertion-2.0.xsd',
  'xmldsig-core-schema.xsd',
  'xenc-schema.xsd',
  'XMLSchema.dtd',
  'datatypes.dtd',
].map(schemaFile)
const protocol = schemaFile('saml-schema-protocol-2.0.xsd')

/** What libxml2 finds wrong with a message by the XML Schema of the SAML protocol; nothing, when it is valid. */
export async function schemaErrors(xml: string): Promise<string[]> {
  const { errors } = await validateXML({ xml: { fileName: 'message.xml', contents: xml }, schema: protocol, preload: imported })
  return errors.map(({ message }) => message)
}

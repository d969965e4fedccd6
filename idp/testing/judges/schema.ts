import { createRequire } from 'node:module'
import { validateXML } from 'xmllint-wasm'
import { federation, language, ownMetadata, whole } from './metadata-schemas.ts'

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

const written = (fileName: string, contents: string) => ({ fileName, contents })

/**
 * The same for metadata. @param schema that of SAML metadata; default: ours
 */
export async function metadataErrors(xml: string, schema = ownMetadata): Promise<string[]> {
  // A schema names those that it needs by their addresses in the web, and finds them here by the last part of it.
  const local = schema.replace(/schemaLocation="[^"]*\/([^"/]+)"/g, 'schemaLocation="$1"')
  const { errors } = await validateXML({
    xml: written('metadata.xml', xml),
    schema: written('whole.xsd', whole),
    preload: [...imported, written('metadata.xsd', local), written('federation.xsd', federation), written('xml.xsd', language)],
  })
  return errors.map(({ message }) => message)
}

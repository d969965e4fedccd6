import type { Driver } from '../drivers/driver.ts'
import { wordsOf } from '../errors.ts'
import { parseSpMetadata } from '../target/sp-metadata.ts'
import { UnmetPrecondition } from './unmet-precondition.ts'
import type { CaseWorld, Place } from './world.ts'

const NO_KEY = 'has no key to encrypt with; where the SP reads nothing encrypted, lacks: [encryption] says so'

/**
 * For whom the IdP encrypts: the certificate of the place's own metadata, or of the SP's.
 * @throws UnmetPrecondition where nobody knows one
 */
export async function encryptionFor(
  { metadataUrl }: Pick<Place, 'metadataUrl'>,
  driver: Pick<Driver, 'peek'>,
  { variables }: Pick<CaseWorld, 'variables'>,
): Promise<{ certificate: string }> {
  const found = metadataUrl === undefined ? variables['sp.encryptionCertificate'] : await readAt(metadataUrl, driver)
  if (found === undefined)
    throw new UnmetPrecondition('the target file names no metadata of the SP (sp.metadata), so there is no key to encrypt with')
  if (typeof found !== 'string') throw new UnmetPrecondition(`the SP's metadata ${NO_KEY}`)
  const lines = found.match(/.{1,64}/g) ?? []
  return { certificate: `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n` }
}

async function readAt(url: string, driver: Pick<Driver, 'peek'>): Promise<string | null> {
  try {
    return parseSpMetadata((await driver.peek(url)).body).encryptionCertificate
  } catch (error) {
    throw new UnmetPrecondition(`the SP's metadata at ${url} cannot be used: ${wordsOf(error)}`)
  }
}

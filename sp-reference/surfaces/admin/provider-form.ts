import { hasControls } from '../../jit/attribute.ts'
import { fetchMetadata } from '../../organisations/fetch-metadata.ts'
import type { Provider, ProviderData } from '../../organisations/providers.ts'
import { MetadataRefused, parseIdpMetadata, readCertificates } from '../../saml/index.ts'
import type { Facts } from './changes.ts'
import type { Problems } from './place-settings.ts'

/** What stands in the fields of a form, as it was typed. */
export type Answers = Readonly<Record<string, string>>

/** How a provider is connected: by where its metadata is, or by what was typed in. */
type Connection = Pick<ProviderData, 'issuer' | 'ssoUrl' | 'certificates'> | { metadataUrl: string }

const longestName = 120
/** SAML Metadata 2.2.1: an entityID has at most 1024 characters. */
const longestIssuer = 1024
const longestUrl = 2048

/** What is wrong with the name of an entry. @param taken the names of the other entries of the place */
export function nameProblems(name: string, taken: readonly string[]): Problems {
  if (name === '') return { name: 'Give the identity provider a name, such as Okta Prod.' }
  if (name.length > longestName) return { name: `The name is longer than ${longestName} characters.` }
  if (hasControls(name)) return { name: 'The name holds a control character.' }
  return taken.some((other) => other.toLowerCase() === name.toLowerCase())
    ? { name: `There is an identity provider called "${name}" here already. Choose another name.` }
    : {}
}

function urlProblem(text: string, what: string): string | null {
  if (text === '') return `Type the ${what} of your identity provider.`
  const url = URL.parse(text)
  if (!url || !['http:', 'https:'].includes(url.protocol)) return `That is not a web address. The ${what} begins with https://.`
  if (url.username !== '' || url.password !== '') return `The ${what} must not hold a user name or password.`
  if (url.hash !== '') return `The ${what} must not hold a part after #.`
  return text.length > longestUrl ? `The ${what} is longer than ${longestUrl} characters.` : null
}

function issuerProblem(issuer: string): string | null {
  if (issuer === '') return 'Type the issuer (entity ID) of your identity provider.'
  if (/[\s\p{Cc}]/u.test(issuer)) return 'An issuer has no blanks or line breaks.'
  return issuer.length > longestIssuer ? `The issuer is longer than ${longestIssuer} characters.` : null
}

/** The fields about the connection → what they say, or what is wrong beside each. */
export function readConnection(answers: Answers): { connection: Connection } | { problems: Problems } {
  const text = (field: string) => (answers[field] ?? '').trim()
  if (answers.hasUrl !== 'yes' && answers.hasUrl !== 'no') return { problems: { hasUrl: 'Choose Yes or No.' } }
  const problems: Record<string, string> = {}
  const note = (field: string, problem: string | null) => {
    if (problem !== null) problems[field] = problem
  }
  if (answers.hasUrl === 'yes') {
    note('metadataUrl', urlProblem(text('metadataUrl'), 'metadata URL'))
    return Object.keys(problems).length > 0 ? { problems } : { connection: { metadataUrl: text('metadataUrl') } }
  }
  note('ssoUrl', urlProblem(text('ssoUrl'), 'SSO URL'))
  note('issuer', issuerProblem(text('issuer')))
  let certificates: string[] = []
  try {
    certificates = readCertificates(answers.certificates ?? '')
  } catch (error) {
    if (!(error instanceof MetadataRefused)) throw error
    note('certificates', error.message)
  }
  if (Object.keys(problems).length > 0) return { problems }
  return { connection: { ssoUrl: text('ssoUrl'), issuer: text('issuer'), certificates } }
}

/** How metadata is loaded, and when. */
interface Loading {
  allowInternal: boolean
  now: Date
}

/** The whole entry; metadata is loaded for it. @param taken the other entries of the place */
export async function providerOf(
  name: string,
  connection: Connection,
  taken: readonly Provider[],
  loading: Loading,
): Promise<{ data: ProviderData } | { problems: Problems }> {
  const byUrl = 'metadataUrl' in connection
  const loaded = byUrl ? await loadMetadata(connection.metadataUrl, loading) : { ...connection, metadataUrl: null }
  if ('problem' in loaded) return { problems: { metadataUrl: loaded.problem } }
  const other = taken.find(({ issuer }) => issuer === loaded.issuer)
  if (other) {
    const problem = `"${other.name}" has this issuer already, ${loaded.issuer}. The pair of issuer and SP entity ID has to be unique.`
    return { problems: { [byUrl ? 'metadataUrl' : 'issuer']: problem } }
  }
  return { data: { name, ...loaded } }
}

async function loadMetadata(
  metadataUrl: string,
  { allowInternal, now }: Loading,
): Promise<Omit<ProviderData, 'name'> | { problem: string }> {
  try {
    const { entityId, ssoUrl, certificates } = parseIdpMetadata(await fetchMetadata(metadataUrl, { allowInternal }), now)
    return { issuer: entityId, ssoUrl, certificates, metadataUrl }
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error)
    return { problem: `${words.charAt(0).toUpperCase()}${words.slice(1)}`.replace(/[^.]$/, '$&.') }
  }
}

/** An entry in words, for the log. */
export function providerInWords(provider: ProviderData, fingerprintOf: (pem: string) => string): Facts {
  const { name, issuer, ssoUrl, certificates, metadataUrl } = provider
  return {
    Name: name,
    Issuer: issuer,
    'SSO URL': ssoUrl,
    Certificates: certificates.map(fingerprintOf).join(', '),
    Metadata: metadataUrl ?? 'typed in',
  }
}

import { readFileSync } from 'node:fs'
import path from 'node:path'
import { boundedText } from '../bounded-text.ts'
import { EnvironmentError, UsageError, wordsOf } from '../errors.ts'
import { demandAllowedHost } from './allowed-host.ts'
import { fillAddress } from './fill-address.ts'
import type { Target } from './schema/target.ts'
import { parseSpMetadata, type SpMetadata } from './sp-metadata.ts'
import { fillText, type Variables } from './template.ts'
import { isAboutCertificate, NAME_THE_AUTHORITY } from './trust.ts'

/** The SP as the IdP has to know it: what is typed in, completed by its metadata. */
export interface SpFacts {
  entityId: string
  acsUrl: string
  nameIdFormat: NonNullable<NonNullable<Target['sp']>['nameIdFormat']> | null
  wantAssertionsSigned: boolean
  metadata: SpMetadata | null
}

/** Whether the metadata can be read before the SP runs: it is a file, or there is none to read. */
export function isKnownBefore(target: Pick<Target, 'sp'>): boolean {
  return target.sp?.metadata === undefined || !isAddress(target.sp.metadata)
}

/** Reads what the target file says of the SP itself; null for a target that names places instead. @throws UsageError or EnvironmentError */
export async function readSpFacts(target: Target, variables: Variables): Promise<SpFacts | null> {
  const { sp } = target
  if (!sp) return null
  const file = path.relative(process.cwd(), target.file)
  const metadata = sp.metadata === undefined ? null : await readMetadata(target, sp.metadata, variables, file)
  const entityId = sp.entityId === undefined ? metadata?.entityId : fillText(sp.entityId, variables, 'sp.entityId')
  const acsUrl = sp.acsUrl === undefined ? metadata?.acsUrl : fillAddress(sp.acsUrl, variables, 'sp.acsUrl')
  if (!entityId || !acsUrl)
    throw new UsageError(
      `${file}: sp: the ${entityId ? 'acsUrl' : 'entityId'} is missing; type it in, or name the SP's metadata (sp.metadata)`,
    )
  return {
    entityId,
    acsUrl,
    nameIdFormat: sp.nameIdFormat ?? formatIn(metadata),
    wantAssertionsSigned: sp.wantAssertionsSigned ?? metadata?.wantAssertionsSigned ?? false,
    metadata,
  }
}

async function readMetadata(target: Target, from: string, variables: Variables, file: string): Promise<SpMetadata> {
  const address = (isAddress(from) ? fillAddress : fillText)(from, variables, 'sp.metadata')
  try {
    return parseSpMetadata(
      isAddress(from) ? await load(address, target) : readFileSync(path.resolve(target.folder, address), 'utf8'),
    )
  } catch (error) {
    if (error instanceof UsageError) throw error
    const why = wordsOf(error)
    const fix = isAboutCertificate(why) ? `\n${NAME_THE_AUTHORITY}` : ''
    throw new EnvironmentError(`${file}: sp.metadata: ${address} cannot be used: ${why}${fix}`)
  }
}

const MOST_REDIRECTS = 5

async function load(address: string, target: Target): Promise<string> {
  const signal = AbortSignal.timeout(target.timeouts.request * 1000)
  let at = address
  for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
    demandAllowedHost(at, target)
    const answer = await fetch(at, { signal, redirect: 'manual' })
    const location = answer.status >= 300 && answer.status < 400 ? answer.headers.get('location') : null
    if (location === null && answer.status !== 200) throw new Error(`it answered ${answer.status}`)
    if (location === null) return boundedText(answer)
    await answer.body?.cancel()
    at = new URL(location, at).href
  }
  throw new Error(`more than ${MOST_REDIRECTS} redirects, the last to ${at}`)
}

function isAddress(text: string): boolean {
  return /^(?:https?:|\/|\{base\})/.test(text)
}

const FORMATS = ['emailAddress', 'persistent', 'transient', 'unspecified'] as const

/** The first NameID format of the metadata that the IdP can send; addresses are preferred, since JIT mostly keys on them. */
function formatIn(metadata: SpMetadata | null): SpFacts['nameIdFormat'] {
  const offered = metadata?.nameIdFormats.flatMap((each) => FORMATS.filter((format) => each.endsWith(`:${format}`))) ?? []
  return offered.includes('emailAddress') ? 'emailAddress' : (offered[0] ?? null)
}

import { readFileSync } from 'node:fs'

const { env } = process
const metadata = env.IDP_METADATA_FILE ? readFileSync(env.IDP_METADATA_FILE, 'utf8') : ''
const find = (pattern) => metadata.match(pattern)?.[1].replaceAll('&amp;', '&')

export const port = Number(env.PORT ?? 3000)
/** Where browsers find the app, when something stands in front of it. */
export const baseUrl = (env.BASE_URL ?? `http://127.0.0.1:${port}`).replace(/\/$/, '')
export const databaseFile = env.DATABASE ?? 'users.sqlite'

/** The identity provider: each value from its own variable, or else from the metadata file. */
export const idp = {
  ssoUrl: env.IDP_SSO_URL ?? find(/SingleSignOnService\s[^>]*HTTP-Redirect"\s+Location="([^"]+)"/),
  issuer: env.IDP_ISSUER ?? find(/entityID="([^"]+)"/),
  cert: env.IDP_CERT ?? find(/X509Certificate>\s*([^<]+?)\s*</),
}

const missing = Object.keys(idp).filter((key) => !idp[key])
if (missing.length > 0) {
  console.error(`Missing: ${missing.join(', ')}. Set IDP_SSO_URL, IDP_ISSUER and IDP_CERT, or IDP_METADATA_FILE.`)
  process.exit(2)
}

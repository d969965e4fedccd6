import { readFile } from 'node:fs/promises'

const { env } = process

export const port = Number(env.PORT ?? 3000)
/** Where browsers find the portal; its path is the prefix that everything is mounted under. */
export const baseUrl = (env.BASE_URL ?? `http://127.0.0.1:${port}/portal`).replace(/\/$/, '')
export const databaseFile = env.DATABASE ?? 'people.sqlite'

/** The identity provider's metadata, from a file or from a web address. */
export const idpMetadata = await readMetadata(env.IDP_METADATA).catch((error) => {
  console.error(`No metadata of an identity provider: ${error.message}. Set IDP_METADATA to a file or a URL.`)
  process.exit(2)
})

async function readMetadata(source = '') {
  if (!/^https?:/.test(source)) return readFile(source, 'utf8')
  const answer = await fetch(source)
  if (!answer.ok) throw new Error(`${source} answered ${answer.status}`)
  return answer.text()
}

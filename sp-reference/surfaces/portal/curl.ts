import type { ApiClient } from '../../portal/clients.ts'

/** The shell lines that call a collection with this kind of client; what only its owner has stands in capitals. */
export function curlLines({ method, id }: Pick<ApiClient, 'method' | 'id'>, api: string, collection: string): string[] {
  const items = `${api}/collections/${collection}/items`
  if (method === 'api-key') return [`curl -H 'X-API-Key: YOUR_API_KEY' ${items}`]
  if (method === 'jwt') return [`curl -H 'Authorization: Bearer YOUR_SIGNED_JWT' ${items}`]
  return [
    `curl -d grant_type=client_credentials -d client_id=${id} -d client_secret=YOUR_CLIENT_SECRET ${api}/token`,
    `curl -H 'Authorization: Bearer THE_ACCESS_TOKEN' ${items}`,
  ]
}

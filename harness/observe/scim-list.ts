/** How a whole list of SCIM resources is read, page by page (RFC 7644 3.4.2.4), whoever asks. */

export interface ScimPage {
  total: number
  resources: unknown[]
}

export interface PageQuery {
  startIndex: number
  count: number
  filter?: string
}

export const PAGE_SIZE = 100
/** A longer list is searched with a filter. */
export const MAX_PAGES = 10
/** Others may make accounts while a list is read; then it is read again. */
const TRIES = 3

/** @throws Error in a few words for what is not a list */
export function toPage(body: unknown): ScimPage {
  const { totalResults, Resources } = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  const total = Number(totalResults)
  if (totalResults === undefined || !Number.isInteger(total))
    throw new Error('the answer is no ListResponse: it has no totalResults')
  // RFC 7644 3.4.2: Resources may be left out when there is nothing.
  if (Resources === undefined && total === 0) return { total, resources: [] }
  if (!Array.isArray(Resources))
    throw new Error(`the answer is no ListResponse: totalResults is ${total}, and there are no Resources`)
  return { total, resources: Resources }
}

/**
 * All resources that match, from as many pages as it takes.
 * @returns null when the list is longer than is read
 * @throws Error in a few words when the pages and the total do not fit
 */
export async function readAll(ask: (query: PageQuery) => Promise<ScimPage>, filter?: string): Promise<unknown[] | null> {
  let problem = ''
  for (let attempt = 0; attempt < TRIES; attempt++) {
    const read = await readOnce(ask, filter)
    if (read === null || Array.isArray(read)) return read
    problem = read.problem
  }
  throw new Error(problem)
}

async function readOnce(
  ask: (query: PageQuery) => Promise<ScimPage>,
  filter: string | undefined,
): Promise<unknown[] | null | { problem: string }> {
  const found: unknown[] = []
  const ids = new Set<unknown>()
  let total: number | null = null
  for (let page = 0; page <= MAX_PAGES; page++) {
    const answer = await ask({ startIndex: found.length + 1, count: PAGE_SIZE, ...(filter ? { filter } : {}) })
    if (total !== null && answer.total !== total) return { problem: `totalResults changed from ${total} to ${answer.total}` }
    total = answer.total
    if (total > PAGE_SIZE * MAX_PAGES) return null
    for (const each of answer.resources) {
      const id = idOf(each)
      if (id !== undefined && ids.has(id)) return { problem: `the user ${String(id)} is listed twice: startIndex is not heeded` }
      ids.add(id)
      found.push(each)
    }
    // A full page may have a next one, whatever the total says.
    const mayGoOn = answer.resources.length > 0 && (found.length < total || answer.resources.length >= PAGE_SIZE)
    if (!mayGoOn) break
  }
  if (found.length === total) return found
  return { problem: `totalResults is ${total}, and ${found.length} ${found.length === 1 ? 'user was' : 'users were'} listed` }
}

function idOf(resource: unknown): unknown {
  return typeof resource === 'object' && resource !== null && 'id' in resource ? resource.id : undefined
}

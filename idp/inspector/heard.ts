import type { Exchange } from '../tenants/exchanges.ts'
import type { Tenant } from '../tenants/tenant.ts'
import { askSp, type Told } from './answers.ts'
import { responseIdOf } from './history.ts'

/** What the SP made of the Responses in the list: as last heard, since asking for each one anew would be a burden for the SP. */

const heard = new WeakMap<Exchange, { at: number; told: Told }>()

/** So many are asked for at a time, the newest first. */
const most = 10
/** An SP that has not decided yet is asked again after so many milliseconds. */
const pause = 4_000
/** The list does not wait longer for an SP; what comes later is there at the next look. */
const patience = 700

/** Keeps what the SP has said of an exchange. */
export function keepHeard(exchange: Exchange, told: Told): void {
  heard.set(exchange, { at: Date.now(), told })
}

/** Asks the SPs of these exchanges, where they tell and have not decided yet. */
export async function hear(tenant: Tenant, exchanges: readonly Exchange[]): Promise<void> {
  const asked = exchanges.filter((each) => isOpen(tenant, each)).slice(0, most)
  const asking = asked.map(async (exchange) => {
    // Kept before it is known, so that a slow SP is not asked twice.
    const before = heard.get(exchange)?.told ?? { said: null, words: '', waits: true }
    keepHeard(exchange, before)
    keepHeard(exchange, await askSp(tenant.directory.apps.get(exchange.app) ?? {}, responseIdOf(exchange)))
  })
  let timer: NodeJS.Timeout | undefined
  const enough = new Promise<void>((done) => {
    timer = setTimeout(done, patience)
  })
  await Promise.race([Promise.all(asking), enough])
  clearTimeout(timer)
}

function isOpen(tenant: Tenant, exchange: Exchange): boolean {
  if (!exchange.response || !tenant.directory.apps.get(exchange.app)?.answers) return false
  const known = heard.get(exchange)
  return known === undefined || (decisionsIn(known.told).length === 0 && Date.now() - known.at > pause)
}

const decisionsIn = ({ said }: Told) => (said?.entries ?? []).filter(({ name }) => name !== '')

/** In a few words; '' where nothing is known. */
export function heardWords(exchange: Exchange): string {
  const told = heard.get(exchange)?.told
  if (!told) return ''
  const words = decisionsIn(told).map(({ name, code }) => `${name}${code === '' ? '' : ` (${code})`}`)
  if (words.length > 0) return [...new Set(words)].slice(-3).join('; then: ')
  return told.said ? 'not decided yet' : ''
}

import { wordsOf } from '../errors.ts'
import type { Party } from './child.ts'

const EVERY_MS = 1_000
const PATIENCE_MS = 5_000
/** One refused connection may be a restart by a file watcher. */
const FAILURES = 4

/** Watches an SP that somebody else has started: it counts as dead when nothing answers there for some seconds. */
export function watchAddress(name: string, address: string): Party {
  let over = false
  let dead = false
  let timer: NodeJS.Timeout | undefined
  const died = new Promise<string>((resolve) => {
    let failures = 0
    const look = async () => {
      const problem = await ask(address)
      failures = problem === null ? 0 : failures + 1
      if (over) return
      if (failures >= FAILURES) {
        dead = true
        return resolve(`nothing answers at ${address} any more: ${problem}`)
      }
      timer = setTimeout(look, EVERY_MS)
    }
    timer = setTimeout(look, EVERY_MS)
  })
  return {
    name,
    died,
    isDead: () => dead,
    async stop() {
      over = true
      clearTimeout(timer)
    },
  }
}

/** Only a connection that cannot be made counts: a busy SP may answer late. */
async function ask(address: string): Promise<string | null> {
  try {
    const answer = await fetch(address, { redirect: 'manual', signal: AbortSignal.timeout(PATIENCE_MS) })
    await answer.body?.cancel()
    return null
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError' ? null : wordsOf(error)
  }
}

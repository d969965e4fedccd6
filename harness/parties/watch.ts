import { setTimeout as sleep } from 'node:timers/promises'
import { wordsOf } from '../errors.ts'
import type { Party } from './child.ts'

const EVERY_MS = 500
const PATIENCE_MS = 5_000
/** One refused connection may be a restart by a file watcher. */
const FAILURES = 6

/**
 * Watches an SP that somebody else has started: it counts as dead when nothing answers there for some seconds. To stop watching takes a last
 * look, since cases that find nobody are over sooner than that.
 */
export function watchAddress(name: string, address: string): Party {
  let over = false
  let dead = false
  let lastAlive = new Date()
  let declareDead: (why: string) => void = () => undefined
  const died = new Promise<string>((resolve) => {
    declareDead = (problem) => {
      dead = true
      resolve(`nothing answers at ${address} any more: ${problem}`)
    }
  })
  let failures = 0
  const look = async (): Promise<void> => {
    const asked = new Date()
    const problem = await ask(address)
    if (problem === null) lastAlive = asked
    failures = problem === null ? 0 : failures + 1
    if (problem !== null && failures >= FAILURES) declareDead(problem)
  }
  const watch = async (): Promise<void> => {
    while (!dead && !over) {
      await sleep(EVERY_MS, undefined, { ref: false })
      if (!dead && !over) await look()
    }
  }
  void watch()
  return {
    name,
    died,
    isDead: () => dead,
    lastAlive: () => lastAlive,
    async stop() {
      over = true
      if (!dead) await look()
      while (!dead && failures > 0) {
        await sleep(EVERY_MS)
        await look()
      }
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

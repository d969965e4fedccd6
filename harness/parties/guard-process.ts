import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { signalGroup } from './group.ts'

/** Reads `+pid` and `-pid`; when the input ends, the one who wrote is gone, and what is still listed is ended. */
const GRACE_MS = 2_000
const listed = new Set<number>()

for await (const line of createInterface({ input: process.stdin })) {
  const pid = Number(line.slice(1))
  if (line.startsWith('+')) listed.add(pid)
  else listed.delete(pid)
}
for (const pid of listed) signalGroup(pid, 'SIGTERM')
if (listed.size > 0) await sleep(GRACE_MS)
for (const pid of listed) signalGroup(pid, 'SIGKILL')

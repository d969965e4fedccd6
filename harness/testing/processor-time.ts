/** Seconds of processor time that some work takes this process. Unlike a clock, it does not count what else the machine is busy with. */
export function processorSeconds(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000_000
}

import type { GateReport, RunReport } from '../results.ts'

const MOST_LINES = 10

/** Says on stderr what is outdated in the files of the gate, and how to mend it. */
export function sayGate({ gate, completeness }: RunReport, updated: boolean): void {
  for (const line of gateWords(gate)) process.stderr.write(`firstlogin: ${line}\n`)
  if (!updated || !gate.baseline) return
  const { file, entries } = gate.baseline
  process.stderr.write(
    completeness === 'COMPLETE'
      ? `firstlogin: wrote ${file}: ${entries} known ${entries === 1 ? 'failure' : 'failures'}\n`
      : `firstlogin: ${file} was not written, since the run is not complete\n`,
  )
}

/** One message per cause, and the entries or lines that it is about. */
export function gateWords({ baseline, waivers }: Pick<GateReport, 'baseline' | 'waivers'>): string[] {
  const words: string[] = []
  if (baseline && baseline.stale.length > 0) {
    const [one, them] = baseline.stale.length === 1 ? ['1 entry does', 'it'] : [`${baseline.stale.length} entries do`, 'them']
    words.push(`${baseline.file}: ${one} not describe the SP any more; take ${them} out with --update-baseline:`)
    words.push(...bounded(baseline.stale.map((each) => `  ${each.case}#${each.check}: listed as ${each.verdict}, holds now`)))
  }
  for (const { line, match, problem, expires, owner } of waivers?.items ?? []) {
    const at = `${waivers?.file}:${line}: the waiver of ${match}`
    if (problem === 'expired') words.push(`${at} expired on ${expires}; ${owner} has to renew it, or the SP has to be mended`)
    if (problem === 'unused')
      words.push(`${at} covers nothing: every case that it names was run, and no such check failed; take it out`)
  }
  return words
}

function bounded(lines: string[]): string[] {
  return lines.length <= MOST_LINES ? lines : [...lines.slice(0, MOST_LINES), `  and ${lines.length - MOST_LINES} more`]
}

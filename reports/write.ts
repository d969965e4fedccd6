import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RunReport } from '../harness/results.ts'
import { htmlReporter } from './html/index.ts'
import { jsonReporter } from './json.ts'
import { junitReporter } from './junit.ts'
import { markdownReporter } from './markdown.ts'
import { redactReport } from './redact.ts'
import type { Reporter } from './reporter.ts'

/** A new format is one file and one line here. The authoritative one is first. */
export const reporters: readonly Reporter[] = [jsonReporter, htmlReporter, junitReporter, markdownReporter]

export interface WrittenReports {
  written: { format: string; path: string }[]
  /** One message for people per cause; empty when all is well. */
  problems: string[]
}

const causes: Record<string, string> = {
  ENOSPC: 'the disk is full; free some space',
  EFBIG: 'no file may grow that large; raise the limit (ulimit -f)',
  EDQUOT: 'the disk quota is used up; free some space',
  EACCES: 'you may not write there; choose another folder with --out',
  EPERM: 'you may not write there; choose another folder with --out',
  EROFS: 'the file system is read-only; choose another folder with --out',
  ENOTDIR: 'a part of the path is a file; choose another folder with --out',
  EEXIST: 'a file has that name; choose another folder with --out',
  EISDIR: 'a folder has the name of the file; remove it or choose another folder with --out',
}

function causeOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return causes[code] ?? (error instanceof Error ? error.message : String(error))
}

/** Writes beside the file and renames, so that a failure leaves the earlier report whole. */
function replaceFile(path: string, content: string): void {
  const draft = `${path}.${process.pid}.part`
  try {
    writeFileSync(draft, content)
    renameSync(draft, path)
  } catch (error) {
    rmSync(draft, { force: true })
    throw error
  }
}

/**
 * Writes the report in the wanted formats (`json`, `html`, `junit`, `markdown`; all when not given) into `outDir`, which is made when missing.
 * Secrets are redacted first. One reporter that fails does not lose the others; nothing is thrown: `problems` says what was not written.
 */
export function writeReports(
  report: RunReport,
  outDir: string,
  formats: readonly string[] = reporters.map(({ format }) => format),
  available: readonly Reporter[] = reporters,
): WrittenReports {
  const written: WrittenReports['written'] = []
  const failures = new Map<string, string[]>()
  const fail = (cause: string, what: string) => failures.set(cause, [...(failures.get(cause) ?? []), what])
  const safe = redactReport(report)
  // Where GitLab and Jenkins have the project.
  const rootDir = process.env.CI_PROJECT_DIR ?? process.env.WORKSPACE ?? process.cwd()
  for (const format of new Set(formats)) {
    const reporter = available.find((item) => item.format === format)
    if (!reporter) {
      fail(`there is no such format; known are ${available.map((item) => item.format).join(', ')}`, `the ${format} report`)
      continue
    }
    try {
      const content = reporter.render(safe, { outDir, rootDir })
      mkdirSync(outDir, { recursive: true })
      const path = join(outDir, reporter.file)
      replaceFile(path, content)
      written.push({ format, path })
    } catch (error) {
      fail(causeOf(error), reporter.file)
    }
  }
  const problems = [...failures].map(([cause, what]) => `${outDir}: ${what.join(', ')} not written: ${cause}.`)
  return { written, problems }
}

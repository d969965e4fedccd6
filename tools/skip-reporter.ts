import path from 'node:path'
import type { Reporter, TestCase, TestResult } from '@playwright/test/reporter'
import { root } from './stages.ts'

/** Says at the end which tests were skipped and why, one line for each file and reason: a skip is no pass and has to be seen. */
export default class SkipReporter implements Reporter {
  readonly #skipped = new Map<string, Map<string, number>>()

  onTestEnd(test: TestCase, result: TestResult): void {
    // One that was not reached after a failure has this status too; it was expected to pass.
    if (result.status !== 'skipped' || test.expectedStatus !== 'skipped') return
    const file = path.relative(root, test.location.file)
    const why = result.annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description || 'no reason is given'
    const reasons = this.#skipped.get(file) ?? new Map<string, number>()
    this.#skipped.set(file, reasons.set(why, (reasons.get(why) ?? 0) + 1))
  }

  onEnd(): void {
    for (const [file, reasons] of this.#skipped)
      for (const [why, tests] of reasons) console.log(`skipped: ${file} (${tests} ${tests === 1 ? 'test' : 'tests'}): ${why}`)
  }

  printsToStdio(): boolean {
    return false
  }
}

import type { FullConfig, Reporter, Suite, TestCase, TestResult } from '@playwright/test/reporter'
import type { Verdict } from '../results.ts'
import { ProgressLines } from './progress-lines.ts'
import { BATCH_VARIABLE } from './run-variables.ts'

/** Progress of a run: one live line on a terminal, a line every so often elsewhere, and at once what is not green. */
export default class ProgressReporter implements Reporter {
  private total = 0
  private done = 0
  private readonly lines = new ProgressLines()
  private readonly live = process.stdout.isTTY === true
  /** A target that takes one vendor at a time is run once for each. */
  private readonly where = oneVendor(process.env[BATCH_VARIABLE])

  onBegin(_config: FullConfig, suite: Suite): void {
    this.total = suite.allTests().length
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    // Whoever ends a run knows that this case did not finish.
    if (result.status === 'interrupted') return
    this.done++
    const said = (type: string) => result.annotations.find((each) => each.type === type)?.description ?? ''
    const verdict = (said('verdict') || (result.status === 'passed' ? 'PASS' : 'ERROR')) as Verdict
    const why = said('why') || firstLine(result.error?.message) || 'the case did not finish'
    for (const each of this.lines.of({ title: test.title, verdict, why, tries: said('tries') })) this.line(each)
    const progress = `${this.done}/${this.total} ${test.title}`
    if (this.live) process.stdout.write(`\r\x1b[K${progress.slice(0, 100)}`)
    else if (this.done % 25 === 0 || this.done === this.total)
      process.stdout.write(`${this.done}/${this.total} cases done${this.where}\n`)
  }

  onEnd(): void {
    if (this.live) process.stdout.write('\r\x1b[K')
    for (const each of this.lines.rest()) this.line(each)
  }

  onError(error: { message?: string }): void {
    this.line(`ERROR ${firstLine(error.message)}`)
  }

  printsToStdio(): boolean {
    return true
  }

  private line(text: string): void {
    process.stdout.write(`${this.live ? '\r\x1b[K' : ''}${text}\n`)
  }
}

/** @param batch vendors, with commas between */
function oneVendor(batch = ''): string {
  return batch === '' || batch.includes(',') ? '' : ` at ${batch}`
}

function firstLine(text: string | undefined): string {
  return (text ?? '').split('\n')[0] ?? ''
}

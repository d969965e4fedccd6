import type { FullConfig, Reporter, Suite, TestCase, TestResult } from '@playwright/test/reporter'

const MARKS: Record<string, string> = {
  PASS: 'ok',
  FAIL: 'FAIL',
  WARN: 'warn',
  NOTE: 'note',
  UNVERIFIED: 'unverified',
  NA: 'n/a',
  ERROR: 'ERROR',
}

/** Progress of a run: one live line on a terminal, a line every so often elsewhere, and whatever is not green at once. */
export default class ProgressReporter implements Reporter {
  private total = 0
  private done = 0
  private readonly live = process.stdout.isTTY === true

  onBegin(_config: FullConfig, suite: Suite): void {
    this.total = suite.allTests().length
  }

  onTestEnd(test: TestCase, result: TestResult): void {
    this.done++
    const said = (type: string) => result.annotations.find((each) => each.type === type)?.description ?? ''
    const verdict = said('verdict') || (result.status === 'passed' ? 'PASS' : 'ERROR')
    if (said('tries')) this.line(`tried again ${test.title}: ${said('tries')}`)
    if (!['PASS', 'NA'].includes(verdict)) {
      this.line(`${MARKS[verdict] ?? verdict} ${test.title}`)
      this.line(`     ${said('why') || firstLine(result.error?.message) || 'the case did not finish'}`)
    }
    const progress = `${this.done}/${this.total} ${test.title}`
    if (this.live) process.stdout.write(`\r\x1b[K${progress.slice(0, 100)}`)
    else if (this.done % 25 === 0 || this.done === this.total) process.stdout.write(`${this.done}/${this.total} cases done\n`)
  }

  onEnd(): void {
    if (this.live) process.stdout.write('\r\x1b[K')
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

function firstLine(text: string | undefined): string {
  return (text ?? '').split('\n')[0] ?? ''
}

import type { Examined } from '../doctor/examine.ts'
import type { EnvironmentError } from '../errors.ts'
import type { Plan } from '../plan.ts'
import type { Target } from '../target/schema/target.ts'
import { secretsIn } from '../target/template.ts'
import { withoutSecrets } from '../target/without-secrets.ts'
import { profileOf } from './case-sources.ts'
import { leftOut, NotReady, nobodyReady } from './not-ready.ts'

/** The vendors of one run: those whose cases were run, and those that had to be left out. */
export class Vendors {
  private readonly worked: string[] = []
  private readonly notReady: NotReady[] = []
  private readonly plan: Pick<Plan, 'cases'>
  private readonly target: Target
  private readonly tell: (line: string) => void

  /** @param tell hears of a vendor that is left out while others go on */
  constructor(plan: Pick<Plan, 'cases'>, target: Target, tell: (line: string) => void) {
    this.plan = plan
    this.target = target
    this.tell = tell
  }

  work(ids: readonly string[]): void {
    this.worked.push(...ids)
  }

  leaveOut(id: string, examined: readonly Examined[]): void {
    const { title } = profileOf(id)
    const error = new NotReady(examined, title, this.target)
    this.notReady.push(error)
    const own = this.plan.cases.filter((each) => each.profile === id).length
    if (own === this.plan.cases.length) return
    const said = withoutSecrets(error.message, secretsIn(this.target))
    this.tell(
      `${said}\n${title} is left out, with ${own} of ${this.plan.cases.length} cases; a run goes on with the vendors that are ready`,
    )
  }

  /** Whether one was looked at, whatever came of it. */
  get began(): boolean {
    return this.worked.length + this.notReady.length > 0
  }

  /** Why nothing was run, when there is no vendor that the SP is ready for. */
  get nobody(): EnvironmentError | null {
    return this.worked.length === 0 && this.notReady.length > 0 ? nobodyReady(this.notReady, this.target) : null
  }

  /** What the report says of those that were left out. */
  get remarks(): string[] {
    return leftOut(this.notReady, this.worked)
  }
}

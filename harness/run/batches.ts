import type { Target } from '../target/schema/target.ts'

/** An SP that can hold an organisation per case takes all vendors at once; another one as many at a time as it knows IdPs. Pure. */
export function batchesOf(profiles: readonly string[], target: Pick<Target, 'isolation' | 'idpSlots'>): string[][] {
  if (target.isolation === 'organisation') return [[...profiles]]
  const starts = profiles.map((_, index) => index).filter((index) => index % target.idpSlots === 0)
  return starts.map((start) => profiles.slice(start, start + target.idpSlots))
}

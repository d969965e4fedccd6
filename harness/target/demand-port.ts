import type { z } from 'zod'
import { placesOfNames } from './template.ts'

/** An SP that is started on a free port is not found at a fixed one: the base has to name that port too. */
export function demandPort({ base, start }: { base: string; start?: unknown }, context: z.RefinementCtx): void {
  const fixed = /^https?:\/\/[^/]*:(\d+)(?:\/|$)/.exec(base)?.[1]
  if (start === undefined || fixed === undefined || base.includes('{port}')) return
  const place = placesOfNames(start).find(({ name }) => name === 'port')
  if (place)
    context.addIssue({
      code: 'custom',
      path: ['base'],
      message: `start.${place.at} gives the SP a free port, {port}, and base has ${fixed}: write base: ${base.replace(`:${fixed}`, ':{port}')}, or ${fixed} in start`,
    })
}

import path from 'node:path'

/** The folder of all pictures and traces, in the report folder. */
export const EVIDENCE = 'evidence'

/** The folder of a case's pictures and its trace, as the report links it. */
export function evidenceOf(caseId: string): string {
  return path.posix.join(EVIDENCE, caseId.replace(/[^a-z0-9@+-]+/gi, '_'))
}

import type { Defect } from './defect.ts'
import { duplicateOnEmailCase } from './duplicate-on-email-case.ts'

/** Every deliberate fault of this service provider. */
export const defects: readonly Defect[] = [duplicateOnEmailCase]

const byId = new Map(defects.map((defect) => [defect.id, defect]))

/** The faults with these ids; unknown ids are left out (they are refused where an organisation is set up). */
export const findDefects = (ids: Iterable<string>): Defect[] => [...ids].flatMap((id) => byId.get(id) ?? [])

import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder that holds package.json. */
export const projectRoot = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..', '..')

/** The target file of the reference SP. */
export const referenceTarget = path.join(projectRoot, 'scenarios', 'targets', 'reference-sp.yaml')

import type { ListSources } from '../../harness/list/list.ts'
import { projectSources } from '../../harness/list/sources.ts'
import { defects } from '../../sp-reference/defects/index.ts'

/** What the documents are made of. Tools may look into everybody, so no process has to be asked. */
export const documentSources: ListSources = { ...projectSources(), defects: () => defects }

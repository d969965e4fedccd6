import type { ListSources } from '../../harness/list/list.ts'
import { projectSources } from '../../harness/list/sources.ts'
import { defects } from '../../sp-reference/defects/index.ts'

const project = projectSources()

/** What the documents are made of, read once. Tools may look into everybody, so no process has to be asked. */
export const documentSources: ListSources = {
  ...project,
  requirements: once(project.requirements),
  scenarios: once(project.scenarios),
  sets: once(project.sets),
  defects: () => defects,
}

function once<Value>(read: () => Value): () => Value {
  let value: Value | undefined
  return () => {
    value ??= read()
    return value
  }
}

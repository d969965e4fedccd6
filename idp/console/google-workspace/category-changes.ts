import type { Directory } from '../../directory/directory.ts'

/** What changes elsewhere when a category or one of its fields does. */

/** Mappings follow the category to its new name, and it keeps its place among the others. */
export function renamedCategory(directory: Directory, from: string, to: string): void {
  const all = [...directory.categories.values()].map((each) => (each.name === from ? { ...each, name: to } : each))
  directory.categories.clear()
  for (const each of all) directory.categories.set(each.name, each)
  const followed = (expression: string): string => {
    const [category = '', ...field] = expression.split('>')
    return field.length > 0 && category.trim() === from ? `${to} > ${field.join('>').trim()}` : expression
  }
  for (const app of directory.apps.values()) {
    const statements = app.statements.map((each) => ({ ...each, expression: followed(each.expression) }))
    const { source } = app.nameId ?? {}
    const nameId = source === undefined ? {} : { nameId: { ...app.nameId, source: followed(source) } }
    directory.apps.set(app.id, { ...app, statements, ...nameId })
  }
}

/** What people have in a field goes with it. Mappings to it stay, and send nothing. */
export function withoutField(directory: Directory, name: string): void {
  for (const person of directory.people.values()) {
    if (!person.attributes || !Object.hasOwn(person.attributes, name)) continue
    const { [name]: _, ...attributes } = person.attributes
    directory.people.set(person.id, { ...person, attributes })
  }
}

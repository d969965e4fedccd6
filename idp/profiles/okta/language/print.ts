import { type Expression, strength } from './tree.ts'

const weakest = 0
const tightest = 7

/** Writes a tree as an administrator would type it; reading that again gives the same tree. Pure. */
export function printOkta(tree: Expression): string {
  return written(tree, weakest)
}

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`
/** Never with an exponent, which the language has not. */
const decimal = new Intl.NumberFormat('en', { useGrouping: false, maximumFractionDigits: 20 })

function literal(value: string | number | boolean | null): string {
  if (typeof value === 'string') return quoted(value)
  return typeof value === 'number' ? decimal.format(value) : String(value)
}

const listed = (items: readonly Expression[]): string => items.map((each) => written(each, weakest)).join(', ')

/** @param around how tightly what stands around it binds; brackets come where it would pull the tree apart */
function written(tree: Expression, around: number): string {
  const bracketed = (own: number, text: string) => (own < around ? `(${text})` : text)
  switch (tree.kind) {
    case 'literal':
      return literal(tree.value)
    case 'name':
      return tree.name
    case 'list':
      return `{${listed(tree.items)}}`
    case 'map':
      return `{${tree.entries.map(({ key, value }) => `${quoted(key)}: ${written(value, weakest)}`).join(', ')}}`
    case 'member':
      return `${written(tree.on, tightest)}.${tree.name}`
    case 'call':
      return `${tree.name}(${listed(tree.args)})`
    case 'method':
      return `${written(tree.on, tightest)}.${tree.name}(${listed(tree.args)})`
    case 'projection':
      return `${written(tree.on, tightest)}.![${tree.path.join('.')}]`
    case 'index':
      return `${written(tree.on, tightest)}[${written(tree.index, weakest)}]`
    case 'not':
      return bracketed(6, `!${written(tree.of, 6)}`)
    case 'minus':
      return bracketed(6, `-${written(tree.of, 6)}`)
    case 'binary': {
      const own = strength[tree.operator]
      return bracketed(own, `${written(tree.left, own)} ${tree.operator} ${written(tree.right, own + 1)}`)
    }
    case 'choice':
      return bracketed(weakest, `${written(tree.condition, 1)} ? ${written(tree.yes, weakest)} : ${written(tree.no, weakest)}`)
    case 'elvis':
      return bracketed(weakest, `${written(tree.left, 1)} ?: ${written(tree.right, weakest)}`)
  }
}

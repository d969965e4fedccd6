// Filters for the cases, remembered in the query of the address, and deep links into closed parts. The report reads without this script.
const form = document.getElementById('filter')
const fields = ['verdict', 'vendor', 'level', 'family', 'text']
const cases = [...document.querySelectorAll('.case')]
const families = [...document.querySelectorAll('.family')]

function chosen() {
  return Object.fromEntries(fields.map((name) => [name, form.elements.namedItem(name).value.trim()]))
}

/** With a level, a check of that level has to have the verdict. Without, the case or (for what went wrong) one of its checks. */
function hasVerdict(data, verdict, level) {
  const pairs = data.pairs.split(' ')
  if (level) return pairs.some((pair) => pair.startsWith(`${level}:`) && (!verdict || pair === `${level}:${verdict}`))
  return !verdict || data.verdict === verdict || (verdict !== 'PASS' && pairs.some((pair) => pair.endsWith(`:${verdict}`)))
}

function apply() {
  const want = chosen()
  const words = want.text.toLowerCase().split(/\s+/).filter(Boolean)
  let shown = 0
  for (const item of cases) {
    const data = item.dataset
    const fits =
      hasVerdict(data, want.verdict, want.level) &&
      (!want.vendor || data.vendor === want.vendor) &&
      (!want.family || item.parentElement.dataset.family === want.family) &&
      words.every((word) => data.text.includes(word))
    item.hidden = !fits
    if (fits) shown += 1
  }
  for (const family of families) family.hidden = !family.querySelector('.case:not([hidden])')
  document.getElementById('shown').textContent = `${shown} of ${cases.length} cases`
  document.getElementById('nothing').hidden = shown > 0
}

function remember() {
  const query = new URLSearchParams(Object.entries(chosen()).filter(([, value]) => value))
  try {
    history.replaceState(null, '', `${location.pathname}${query.size > 0 ? `?${query}` : ''}${location.hash}`)
  } catch {
    // A browser may refuse to change the address of a local file; the filter works all the same.
  }
}

function recall() {
  const query = new URLSearchParams(location.search)
  for (const name of fields) {
    const field = form.elements.namedItem(name)
    const value = query.get(name) ?? ''
    if (name === 'text' || [...field.options].some((option) => option.value === value)) field.value = value
  }
}

/** Opens everything around the target of the address, shows it even when a filter hides it, and scrolls to it. */
function reveal() {
  let id = ''
  try {
    id = decodeURIComponent(location.hash.slice(1))
  } catch {
    return
  }
  const target = id && document.getElementById(id)
  if (!target) return
  for (let part = target; part; part = part.parentElement) {
    if (part.hidden) part.hidden = false
    if (part.localName === 'details') part.open = true
  }
  target.scrollIntoView()
}

form.hidden = false
form.addEventListener('input', () => {
  apply()
  remember()
})
form.addEventListener('submit', (event) => event.preventDefault())
form.addEventListener('reset', () =>
  setTimeout(() => {
    apply()
    remember()
  }),
)
addEventListener('hashchange', reveal)
addEventListener('beforeprint', () => {
  for (const item of document.querySelectorAll('.case.bad, .matrix details, .list, .failures > details')) item.open = true
})
recall()
apply()
reveal()

const preview = document.getElementById('preview')
const form = preview.closest('form')
const said = document.getElementById('preview-said')
let timer
let asked = 0
const cellsOf = (root) =>
  [...root.querySelectorAll('tbody tr')].map((row) => [...row.cells].map((cell) => cell.textContent.trim()).join(' '))
// Of several answers the last one asked for counts, whichever comes last.
const update = async () => {
  const mine = ++asked
  const typed = new URLSearchParams(new FormData(form))
  const action = form.getAttribute('action').split('#')[0]
  typed.set('go', 'preview')
  const answer = await (form.getAttribute('method') === 'get'
    ? fetch(`${action}?${typed}`)
    : fetch(action, { method: 'post', body: typed })
  )
    .then((found) => found.text())
    .catch(() => '')
  if (mine !== asked) return
  const fresh = new DOMParser().parseFromString(answer, 'text/html').getElementById('preview-sent')
  said.className = fresh ? 'hidden' : 'warning'
  if (!fresh) {
    said.textContent = 'The preview is not up to date: the IdP does not answer, or wants the token again.'
    return
  }
  const sent = document.getElementById('preview-sent')
  const before = cellsOf(sent)
  if (fresh.innerHTML === sent.innerHTML) return
  const isHeld = sent.contains(document.activeElement)
  sent.replaceWith(fresh)
  if (isHeld) preview.focus()
  const changed = cellsOf(fresh).filter((line, index) => line !== before[index])
  said.textContent = `Preview: ${changed.join('; ') || fresh.textContent.trim()}`
}
form.addEventListener('input', () => {
  clearTimeout(timer)
  timer = setTimeout(update, 300)
})

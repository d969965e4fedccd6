const rows = document.getElementById('rows')
const live = document.getElementById('live')
let last = rows.innerHTML.trim()
live.textContent = 'New ones appear here by themselves.'
const look = async () => {
  // Whoever chooses two to compare must not lose the choice.
  if (document.hidden || rows.querySelector('input:checked')) return
  const answer = await fetch(rows.dataset.url).catch(() => null)
  if (!answer?.ok) {
    live.textContent = 'The IdP does not answer, or wants the token again. Load the page anew.'
    return
  }
  const text = (await answer.text()).trim()
  if (text === last) return
  const focused = rows.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null
  rows.innerHTML = text
  last = text
  if (focused) rows.querySelector(`a[href="${focused}"]`)?.focus()
  live.textContent = `${rows.querySelectorAll('a').length} exchanges, the newest first.`
}
setInterval(look, 2000)

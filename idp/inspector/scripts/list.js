const rows = document.getElementById('rows')
const live = document.getElementById('live')
const grows = 'New ones appear here by themselves.'
const say = (text) => {
  if (live.textContent !== text) live.textContent = text
}
let last = rows.innerHTML.trim()
let said = grows
const isChoosing = () => rows.querySelector('input:checked') !== null
const tell = () => say(isChoosing() ? 'Nothing new appears while a box is ticked.' : said)
const look = async () => {
  // Whoever chooses two to compare must not lose the choice.
  if (document.hidden || isChoosing()) return
  const answer = await fetch(rows.dataset.url).catch(() => null)
  if (isChoosing()) return
  if (!answer?.ok) {
    said = 'The IdP does not answer, or wants the token again. Load the page anew.'
    return tell()
  }
  const text = (await answer.text()).trim()
  if (isChoosing()) return
  if (said !== grows && text === last) said = grows
  if (text !== last) {
    const focused = rows.contains(document.activeElement) ? document.activeElement.getAttribute('href') : null
    rows.innerHTML = text
    last = text
    if (focused) rows.querySelector(`a[href="${focused}"]`)?.focus()
    said = `${rows.querySelectorAll('a').length} exchanges, the newest first. ${grows}`
  }
  tell()
}
if (rows.dataset.url) {
  tell()
  rows.addEventListener('change', tell)
  setInterval(look, 2000)
}

for (const button of document.querySelectorAll('[data-copy]')) {
  button.hidden = false
  button.addEventListener('click', async () => {
    const field = document.getElementById(button.dataset.copy)
    field.select()
    try {
      await navigator.clipboard.writeText(field.value)
    } catch {
      document.execCommand('copy')
    }
    button.textContent = 'Copied'
    setTimeout(() => {
      button.textContent = 'Copy'
    }, 2000)
  })
}
const answer = document.getElementById('sp-answer')
if (answer?.dataset.url) {
  let last = answer.innerHTML.trim()
  // The message has often not arrived yet, and a person may be busy with a code in a mail.
  const end = Date.now() + 600_000
  const look = async () => {
    if (Date.now() > end) return
    const found = document.hidden ? null : await fetch(answer.dataset.url).catch(() => null)
    if (found?.ok) {
      const text = (await found.text()).trim()
      if (text !== last) answer.innerHTML = last = text
    }
    // An address that does not answer as it should may do so once somebody has mended it.
    setTimeout(look, answer.querySelector('[data-slow]') ? 10_000 : 2000)
  }
  setTimeout(look, 2000)
}

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
  let left = 300
  const timer = setInterval(async () => {
    if (document.hidden) return
    if (--left === 0) clearInterval(timer)
    const found = await fetch(answer.dataset.url).catch(() => null)
    if (!found?.ok) return
    const text = (await found.text()).trim()
    if (text !== last) answer.innerHTML = last = text
  }, 2000)
}

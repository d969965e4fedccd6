const most = 1_000_000
const lines = (text) => text.match(/.{1,64}/g).join('\n')
const pem = (bytes) => {
  const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''))
  return `-----BEGIN CERTIFICATE-----\n${lines(base64)}\n-----END CERTIFICATE-----\n`
}
// A certificate in DER is a sequence whose length is said in two bytes.
const isDer = (bytes) => bytes[0] === 0x30 && bytes[1] === 0x82 && bytes.length === 4 + bytes[2] * 256 + bytes[3]
const textOf = async (file, holds) => {
  if (file.size > most) throw new Error('is larger than 1 MB')
  const bytes = new Uint8Array(await file.arrayBuffer())
  if (holds === 'certificate' && isDer(bytes)) return pem(bytes)
  try {
    if (bytes.includes(0)) throw new Error('a text has no such character')
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new Error(holds === 'certificate' ? 'is neither a certificate nor a text' : 'is no text file')
  }
}
for (const chooser of document.querySelectorAll('[data-fills]')) {
  const { fills, holds } = chooser.dataset
  const said = chooser.querySelector('[aria-live]')
  chooser.hidden = false
  chooser.querySelector('input').addEventListener('change', async ({ target }) => {
    const [file] = target.files
    if (!file) return
    const field = document.getElementById(fills)
    try {
      field.value = await textOf(file, holds)
      field.dispatchEvent(new Event('input', { bubbles: true }))
      said.className = 'hint'
      said.textContent = `${file.name} is read into the field above.`
    } catch (error) {
      said.className = 'error'
      said.textContent = `${file.name} ${error.message}. The field is as it was.`
    }
  })
}

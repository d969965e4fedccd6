const escapeHtml = (text) => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

const page = (title, body) => `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${title} - Portal</title></head>
<body><h1>${title}</h1>${body}</body>
</html>`

export const startPage = (baseUrl, failed) =>
  page(
    'Welcome',
    `${failed ? '<p role="alert">Single sign-on did not work. Please try again, or ask your administrator.</p>' : ''}
<p>You are not signed in.</p>
<p><a href="${baseUrl}/login">Sign in with your company account</a></p>`,
  )

export const profilePage = (baseUrl, person) =>
  page(
    'Your profile',
    `<p>Signed in as ${escapeHtml(person.email)}</p>
<p><label for="name">Name</label> <input id="name" value="${escapeHtml(person.name)}" readonly></p>
<p><label for="email">E-mail</label> <input id="email" type="email" value="${escapeHtml(person.email)}" readonly></p>
<h2>Groups</h2>
<ul>${person.groups.map((each) => `<li>${escapeHtml(each)}</li>`).join('') || '<li>None</li>'}</ul>
<form method="post" action="${baseUrl}/logout"><button>Sign out</button></form>`,
  )

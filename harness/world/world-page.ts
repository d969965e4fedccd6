import Handlebars from 'handlebars'

const page = Handlebars.compile<{ title: string; body: string }>(`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{title}} · firstlogin</title>
<style>
:root { color-scheme: light dark; --ink: #1c2430; --quiet: #56606e; --paper: #fff; --line: #d5dae1; --accent: #0b57b7; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8ecf2; --quiet: #a7b0bd; --paper: #14181f; --line: #333b47; --accent: #8ab8ff; } }
body { margin: 0; font: 16px/24px system-ui, sans-serif; color: var(--ink); background: var(--paper); }
main { max-width: 720px; margin: 0 auto; padding: 32px 16px; }
h1 { font-size: 24px; line-height: 32px; margin: 0 0 16px; }
a { color: var(--accent); }
.quiet { color: var(--quiet); }
.list { list-style: none; padding: 0; margin: 0; }
.list li { padding: 12px 0; border-top: 1px solid var(--line); overflow-wrap: anywhere; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; padding: 16px; border: 1px solid var(--line); border-radius: 8px; }
</style>
</head>
<body><main>{{{body}}}</main></body>
</html>
`)

/** A plain page of the world around the SP. @param body HTML that was escaped where it was made */
export function worldPage(title: string, body: string): string {
  return page({ title, body })
}

import { defineFault } from './fault.ts'

/** What the administrator said of the app to the vendor is told to the SP. */
export const appTypeSent = defineFault({
  id: 'app-type-sent',
  title: 'The app type is sent as an attribute',
  attributes: (attributes, { app }) => [
    ...attributes,
    { name: 'app_type', nameFormat: attributes[0]?.nameFormat ?? null, values: [app.type ?? ''] },
  ],
})

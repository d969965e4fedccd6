/** How the app that an administrator makes by hand is called, by us and in the steps. */
export const APP_NAME = 'My App'

/** A name as it stands in vendors' URLs: lower-case letters and digits only. */
export const slug = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '') || 'app'

import { z } from 'zod'
import { suggestion } from './nearest.ts'

/** An object schema that refuses unknown keys and names the nearest right word. */
export function closedObject<Shape extends z.ZodRawShape>(shape: Shape) {
  return z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? (issue.keys as string[])
            .map((key) => `"${key}" is not a word that belongs here${suggestion(key, Object.keys(shape))}`)
            .join('; ')
        : undefined,
  })
}

type Defined<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: Exclude<T[K], undefined>
}

/** The same without the fields that are not set. */
export function defined<T extends object>(fields: T): Defined<T> {
  const set: Partial<T> = {}
  for (const field in fields) if (fields[field] !== undefined) set[field] = fields[field]
  return set as object as Defined<T>
}

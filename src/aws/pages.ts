/** One page of a list, and where the next one starts. */
export interface Page<T> {
  readonly items: readonly T[] | undefined
  readonly next: string | undefined
}

/** The items of all pages of a list. */
export async function allPages<T>(read: (next: string | undefined) => Promise<Page<T>>): Promise<T[]> {
  const all: T[] = []
  let next: string | undefined
  do {
    const page = await read(next)
    all.push(...(page.items ?? []))
    next = page.next
  } while (next)
  return all
}

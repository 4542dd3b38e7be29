/** One page of a listing, and the token of the next one where there is more. A token is the place to go on from. */
export function page<T>(
  items: readonly T[],
  size: number,
  token: string | undefined,
): { readonly items: T[]; readonly next: string | undefined } {
  const start = token === undefined ? 0 : Number(token)
  const end = start + size
  return { items: items.slice(start, end), next: end < items.length ? String(end) : undefined }
}

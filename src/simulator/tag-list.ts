/** Tags as the Query services carry them: a list of `Key` and `Value`. */
export interface TagEntry {
  Key?: string | undefined
  Value?: string | undefined
}

/** Adds the tags of a list to a map. */
export function putTags(tags: Map<string, string>, added: readonly TagEntry[] = []): Map<string, string> {
  for (const { Key = '', Value = '' } of added) tags.set(Key, Value)
  return tags
}

/** The tags of a map as a list. */
export function tagList(tags: ReadonlyMap<string, string>): { Key: string; Value: string }[] {
  return [...tags].map(([Key, Value]) => ({ Key, Value }))
}

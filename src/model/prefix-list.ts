import type { Resource } from './resource.ts'

/** A prefix list that AWS keeps, by the name that it has in every Region: where its name has the Region, `region` stands there. */
export interface PrefixListModel extends Resource<'prefix-list'> {
  readonly name: string
}

/** A prefix list that AWS keeps. */
export const prefixListNamed = (name: string): PrefixListModel => ({ kind: 'prefix-list', id: name, name })

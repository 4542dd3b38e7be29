import type { Kind } from './index.ts'

/** Tags of a resource, key to value. */
export type Tags = Readonly<Record<string, string>>

/**
 * What every model has: its `kind`, and an `id` that is unique within the kind and the stack.
 * A model that refers to another resource holds that resource's model as a value.
 */
export interface Resource<K extends Kind = Kind> {
  readonly kind: K
  readonly id: string
  /** Its name in AWS, where the program says one. Absent: one that is made of the id. */
  readonly physicalName?: string
}

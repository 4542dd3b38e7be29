import type { World } from '../operation.ts'

/** A key that KMS has made, by its sealed form as base64. */
export interface DataKey {
  readonly keyId: string
  readonly key: Buffer
  readonly context: Readonly<Record<string, string>>
}

export const dataKeys = (world: World): Map<string, DataKey> => world.state('kms', () => new Map())

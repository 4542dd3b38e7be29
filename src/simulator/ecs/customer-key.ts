import type { World } from '../operation.ts'

/** The KMS keys that secrets and parameters are encrypted with, where it is not the key of AWS: by their ARN or name. */
export const customerKeys = (world: World): Map<string, string> => world.state('customer keys', () => new Map())

/** The key that the execution role of a task must be allowed to decrypt with, to read this. */
export function customerKeyOf(world: World, reference: string): string | undefined {
  const [found] = [...customerKeys(world)].filter(([name]) => reference === name || reference.startsWith(`${name}:`))
  return found?.[1]
}

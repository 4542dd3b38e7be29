import type { Outputs } from '../../../model/index.ts'
import type { NamespaceModel } from '../../../model/namespace.ts'

/** What ECS is told of a namespace: its name where the program has no more, so that services of 0.1.0 stay as they are. */
export function namespaceName({ existing }: NamespaceModel, { name, arn }: Outputs['namespace']): string {
  return existing && 'name' in existing ? name : arn
}

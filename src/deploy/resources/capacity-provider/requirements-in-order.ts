import type { InstanceRequirementsRequest } from '../../../aws/shapes/ecs.ts'
import { defined } from '../../../model/defined.ts'

type Frozen<T> = { readonly [K in keyof T]: T[K] extends (infer E)[] | undefined ? readonly E[] | undefined : T[K] }

/** With its lists in one order: ECS heeds none. */
export function inOrder({
  cpuManufacturers,
  allowedInstanceTypes,
  excludedInstanceTypes,
  instanceGenerations,
  localStorageTypes,
  acceleratorTypes,
  acceleratorManufacturers,
  acceleratorNames,
  ...others
}: Frozen<InstanceRequirementsRequest>): InstanceRequirementsRequest {
  const lists = {
    cpuManufacturers: ordered(cpuManufacturers),
    allowedInstanceTypes: ordered(allowedInstanceTypes),
    excludedInstanceTypes: ordered(excludedInstanceTypes),
    instanceGenerations: ordered(instanceGenerations),
    localStorageTypes: ordered(localStorageTypes),
    acceleratorTypes: ordered(acceleratorTypes),
    acceleratorManufacturers: ordered(acceleratorManufacturers),
    acceleratorNames: ordered(acceleratorNames),
  }
  return { ...others, ...defined(lists) }
}

const ordered = <T extends string>(list: readonly T[] | undefined): T[] | undefined =>
  list && list.length > 0 ? [...list].sort() : undefined

import type { InstanceRequirementsRequest } from '@aws-sdk/client-ecs'
import { sizeOf } from '../auto-scaling/instance-size.ts'

export interface Size {
  readonly cpu: number
  readonly memory: number
}

/** The smallest instance that has room, as far as the requirements let it be. */
export function sizeFor(needs: Size, wanted?: InstanceRequirementsRequest): Size | undefined {
  const types = (wanted?.allowedInstanceTypes ?? []).filter(type => !type.includes('*')).map(sizeOf)
  const { min: fewest = 1, max: most = 192 } = wanted?.vCpuCount ?? {}
  const { min: least = 1, max: greatest = 1_572_864 } = wanted?.memoryMiB ?? {}
  const made = [1, 2, 4, 8, 16, 32, 48, 64, 96, 128, 192].flatMap(vCpus =>
    [2, 4, 8].map(perVcpu => ({ vCpus, memoryMiB: vCpus * perVcpu * 1024 })),
  )
  const fitting = (types.length > 0 ? types : made).find(
    ({ vCpus, memoryMiB }) =>
      vCpus >= (fewest ?? 1) &&
      vCpus <= (most ?? 192) &&
      memoryMiB >= (types.length > 0 ? 0 : (least ?? 1)) &&
      memoryMiB <= (greatest ?? 1_572_864) &&
      vCpus * 1024 >= needs.cpu &&
      memoryMiB >= needs.memory,
  )
  return fitting && { cpu: fitting.vCpus * 1024, memory: fitting.memoryMiB }
}

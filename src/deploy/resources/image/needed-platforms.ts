import { FARGATE_PLATFORM } from '../../../model/fargate-platform.ts'
import { isPushed, type PushedImageModel } from '../../../model/image.ts'
import type { Model } from '../../../model/index.ts'
import type { TaskDefinitionModel } from '../../../model/task-definition.ts'
import { keyOf, nameOf } from '../../ownership.ts'

/** What an image has to run on, and who wants it. */
export interface NeededPlatform {
  readonly platform: string
  readonly by: string
}

/** What the task definitions of the stack run an image on; nothing of those that leave it to their instances. */
export function neededPlatforms(image: PushedImageModel, models: readonly Model[]): readonly NeededPlatform[] {
  return models.flatMap(model => {
    if (model.kind !== 'task-definition') return []
    const platform = platformOf(model)
    const user = model.containers.find(
      ({ image: used }) => typeof used === 'object' && isPushed(used) && keyOf(used) === keyOf(image),
    )
    return user && platform !== undefined ? [{ platform, by: `container "${user.name}" of ${nameOf(model)}` }] : []
  })
}

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_RuntimePlatform.html, and what OCI calls it
const ARCHITECTURES: Readonly<Record<string, string>> = { X86_64: 'amd64', ARM64: 'arm64' }

/** `linux/arm64`; undefined where the instances decide it. */
export function platformOf({
  launchType,
  cpuArchitecture,
  operatingSystemFamily,
}: TaskDefinitionModel): string | undefined {
  const { cpuArchitecture: usual, operatingSystemFamily: system } = FARGATE_PLATFORM
  const architecture = ARCHITECTURES[cpuArchitecture ?? (launchType === 'FARGATE' ? usual : '')]
  const os = (operatingSystemFamily ?? system).startsWith('WINDOWS') ? 'windows' : 'linux'
  return architecture && `${os}/${architecture}`
}

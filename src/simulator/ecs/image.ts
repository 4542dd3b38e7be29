import { pullThrough } from '../ecr/pull-through.ts'
import { registry } from '../ecr/state.ts'
import type { World } from '../operation.ts'
import type { ContainerState, TaskState } from './account-state.ts'
import { executionDenied } from './denied.ts'
import { canPull } from './isolation.ts'
import type { PullProblem } from './problem.ts'
import { PULL_PROBLEMS } from './pull-problem.ts'
import { repositoryArnOf } from './repository-arn.ts'

/** Why the container's image does not arrive, in AWS's words; undefined when it does. */
export function pullError(
  world: World,
  task: TaskState,
  { image, timeline: { failure } }: ContainerState,
): string | undefined {
  const { definition } = task
  const reference = image.includes('.') ? image : `docker.io/${image.includes('/') ? image : `library/${image}`}`
  const { account, region } = world
  const cannotPull = (problem: PullProblem, refusal?: string): string =>
    `CannotPullContainerError: ${PULL_PROBLEMS[problem].words({ reference, definition, account, region, ...(refusal && { refusal }) })}`
  if (failure?.how === 'cannot pull') {
    if (failure.message === undefined) return cannotPull(failure.because ?? 'missing')
    return cannotPull('missing').replace(/not found$/, failure.message)
  }
  if (!canPull(world, task, image)) return cannotPull('unreachable')
  const repository = repositoryArnOf(world, image)
  const manifest = repository && executionDenied(world, task, 'ecr:BatchGetImage', repository)
  if (manifest) return cannotPull('denied', manifest)
  const own = `${account}.dkr.ecr.${region}.amazonaws.com/`
  if (image.startsWith(own)) {
    const path = image.slice(own.length)
    const [, name = '', tag = 'latest'] =
      /^([^:@]+)(?::([^@]+)|@(.+))?$/.exec(path)?.filter(part => part !== undefined) ?? []
    const denied = pullThrough(world, name, tag, (action, resource) => executionDenied(world, task, action, resource))
    if (denied) return cannotPull('denied', denied)
    if (!registry(world).hasImage(name, tag)) return cannotPull('missing')
    const architecture = definition.runtimePlatform?.cpuArchitecture === 'ARM64' ? 'arm64' : 'amd64'
    if (isLinux(definition) && registry(world).lacksPlatform(name, tag, `linux/${architecture}`))
      return cannotPull('wrong architecture')
  }
  const layers = repository && executionDenied(world, task, 'ecr:GetDownloadUrlForLayer', repository)
  return layers && layersDenied(image, layers)
}

const isLinux = ({ runtimePlatform }: TaskState['definition']): boolean =>
  (runtimePlatform?.operatingSystemFamily ?? 'LINUX') === 'LINUX'

// The form of what containerd says of a layer: https://github.com/containerd/containerd, core/remotes/docker/fetcher.go
function layersDenied(image: string, denied: string): string {
  const [host = '', ...path] = image.replace(/[:@][^/]*$/, '').split('/')
  return `CannotPullContainerError: ref pull has been retried 1 time(s): failed to copy: httpReadSeeker: failed open: unexpected status code https://${host}/v2/${path.join('/')}/blobs/sha256:${'0'.repeat(64)}: 403 Forbidden - Server message: denied: ${denied.replace(/^\w+: /, '')}`
}

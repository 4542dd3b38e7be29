/** What an image is for. */
export interface InstanceImage {
  /** The public parameter in which AWS says which AMI is the newest one. */
  readonly parameter: string
  readonly system: 'linux' | 'bottlerocket' | 'windows'
  readonly architecture: 'X86_64' | 'ARM64'
  /** The disk that images, containers and their volumes are on. */
  readonly device: string
  /** The families of Windows that it runs, as task definitions name them. */
  readonly windows?: string
}

const LINUX = '/aws/service/ecs/optimized-ami'
const WINDOWS = '/aws/service/ami-windows-latest/Windows_Server'

const linux = (path: string, architecture: InstanceImage['architecture'] = 'X86_64'): InstanceImage => ({
  parameter: `${LINUX}/${path}/recommended/image_id`,
  system: 'linux',
  architecture,
  device: '/dev/xvda',
})

const bottlerocket = (variant: string, arch: 'x86_64' | 'arm64'): InstanceImage => ({
  parameter: `/aws/service/bottlerocket/${variant}/${arch}/latest/image_id`,
  system: 'bottlerocket',
  architecture: arch === 'arm64' ? 'ARM64' : 'X86_64',
  // Its system is on a disk of its own: https://bottlerocket.dev/en/os/latest/#/concepts/storage/
  device: '/dev/xvdb',
})

const windows = (year: '2019' | '2022' | '2025', edition: 'Full' | 'Core'): InstanceImage => ({
  parameter: `${WINDOWS}-${year}-English-${edition}-ECS_Optimized/image_id`,
  system: 'windows',
  architecture: 'X86_64',
  device: '/dev/sda1',
  windows: `WINDOWS_SERVER_${year}_${edition.toUpperCase()}`,
})

/**
 * The images that AWS makes for ECS.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/retrieve-ecs-optimized_AMI.html
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/retrieve-ecs-optimized_windows_AMI.html
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/ecs-bottlerocket-retrieve-ami.html
 */
export const INSTANCE_IMAGES = {
  al2023: linux('amazon-linux-2023'),
  'al2023-arm64': linux('amazon-linux-2023/arm64', 'ARM64'),
  'al2023-gpu': linux('amazon-linux-2023/gpu'),
  'al2023-neuron': linux('amazon-linux-2023/neuron'),
  al2: linux('amazon-linux-2'),
  'al2-arm64': linux('amazon-linux-2/arm64', 'ARM64'),
  gpu: linux('amazon-linux-2/gpu'),
  bottlerocket: bottlerocket('aws-ecs-2', 'x86_64'),
  'bottlerocket-arm64': bottlerocket('aws-ecs-2', 'arm64'),
  'bottlerocket-gpu': bottlerocket('aws-ecs-2-nvidia', 'x86_64'),
  'windows-2019': windows('2019', 'Full'),
  'windows-2019-core': windows('2019', 'Core'),
  'windows-2022': windows('2022', 'Full'),
  'windows-2022-core': windows('2022', 'Core'),
  'windows-2025': windows('2025', 'Full'),
  'windows-2025-core': windows('2025', 'Core'),
} as const satisfies Readonly<Record<string, InstanceImage>>

/** The name of an image that AWS makes for ECS. */
export type InstanceImageName = keyof typeof INSTANCE_IMAGES

export const isImageName = (image: string): image is InstanceImageName => Object.hasOwn(INSTANCE_IMAGES, image)

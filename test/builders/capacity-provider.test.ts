import { describe, expect, it } from 'vitest'
import {
  capacityProvider,
  cluster,
  type InstanceRequirements,
  type InstancesOptions,
  type ManagedInstancesOptions,
  network,
  role,
  service,
  taskDefinition,
} from '../../src/index.ts'
import { errorsIn } from './issues.ts'

const vpc = network.default()
const wrong = (options: Partial<InstancesOptions>) =>
  capacityProvider('arm').instances({ types: ['c7g.large'], max: 2, network: vpc, ...options })

const SMALL = { vCpuCount: { min: 1 }, memoryMiB: { min: 1024 } }
const managed = (instanceRequirements: InstanceRequirements, options: Partial<ManagedInstancesOptions> = {}) =>
  capacityProvider('mi').managedInstances({ network: vpc, instanceRequirements, ...options })

/** What the group of a capacity provider is started with. */
function started(options: Partial<InstancesOptions>) {
  const { source } = wrong(options).build()
  if (!source || !('instances' in source)) throw new Error('it makes its instances')
  return source.instances
}

const tags = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`tag${at}`, 'x']))

describe('a capacity provider', () => {
  it.each([
    ['a price of Spot On-Demand', managed({ ...SMALL, spotMaxPricePercentageOverLowestPrice: 20 }), ['MI-REQ-03']],
    ['a disk beside local storage', managed(SMALL, { storageSizeGiB: 8, useLocalStorage: true }), ['MI-STO-01']],
    ['reservations On-Demand', managed(SMALL, { capacityReservations: {} }), ['MI-CAP-02']],
    [
      'an infrastructure role that is given',
      managed(SMALL, { infrastructureRole: role.existing('infra') }),
      ['MI-ROL-02'],
    ],
  ])('warns of %s', (_, provider, codes) => {
    expect(provider.issues().map(({ code, severity }) => [code, severity])).toEqual(
      codes.map(code => [code, 'warning']),
    )
  })

  it('leaves room for the tag of ECS on a group that it makes', () => {
    const given = capacityProvider('arm').autoScalingGroup('arm')
    const counts = [wrong({}).tags(tags(46)), wrong({}).tags(tags(47)), given.tags(tags(47)), given.tags(tags(48))]
    expect(counts.map(errorsIn)).toEqual([[], ['TD-TAG-01'], [], ['TD-TAG-01']])
  })

  it.each([
    ['a reserved name', capacityProvider('fargate-like').autoScalingGroup('arm'), ['CL-CP-02']],
    ['a max below min', wrong({ min: 3 }), ['CAP-ASG-07']],
    ['a range the wrong way round', managed({ vCpuCount: { min: 4, max: 2 }, memoryMiB: { min: 1 } }), ['MI-REQ-01']],
    ['requirements without memory', managed(JSON.parse('{ "vCpuCount": { "min": 1 } }')), ['API-REQ-01']],
    [
      'types in and out',
      managed({ ...SMALL, allowedInstanceTypes: ['c7g.*'], excludedInstanceTypes: ['t3.*'] }),
      ['MI-REQ-01'],
    ],
    ['a disk without a size', managed(SMALL, { storageSizeGiB: 0 }), ['MI-STO-01']],
    ['a long wait', managed(SMALL, { scaleInAfter: 7200 }), ['MI-OPT-01']],
    [
      'a manufacturer that is none',
      managed(JSON.parse('{ "vCpuCount": { "min": 1 }, "memoryMiB": { "min": 1 }, "cpuManufacturers": ["arm"] }')),
      ['API-VAL-01'],
    ],
    ['half an instance', wrong({ min: 0.5 }), ['CAP-ASG-07']],
    ['no instance at all', wrong({ max: 0 }), ['CAP-ASG-07']],
    ['an image of another architecture', wrong({ image: 'al2023' }), ['CAP-AMI-05']],
    ['types of two architectures', wrong({ types: ['c7g.large', 'c7i.large'] }), ['CAP-AMI-05']],
    ['what is no instance type', wrong({ types: ['large'] }), ['CAP-AMI-05']],
    ['what is no AMI', wrong({ image: JSON.parse('"ubuntu"') }), ['CAP-AMI-05']],
    ['a disk without room', wrong({ volume: { size: 0 } }), ['CAP-LT-01']],
    ['a key without a name', wrong({ keyName: '' }), ['CAP-LT-01']],
    ['a placement group without a name', wrong({ placementGroup: ' ' }), ['CAP-LT-01']],
    ['long user data', wrong({ userData: '#'.repeat(16_385) }), ['CAP-LT-01']],
    ['user data without room for the cluster', wrong({ userData: '#'.repeat(16_384) }), ['CAP-LT-01']],
    ['user data of many bytes', wrong({ userData: 'ü'.repeat(8_192) }), ['CAP-LT-01']],
    [
      'protection without scaling',
      wrong({ managedScaling: false, managedTerminationProtection: true }),
      ['CAP-ASG-04'],
    ],
    ['a target above 100', wrong({ managedScaling: { targetCapacity: 101 } }), ['CL-CP-04']],
    ['a tag of this package', wrong({}).tags({ 'fluent-ecs:stack': 'other' }), ['TD-TAG-01']],
    [
      'what a cluster is given twice',
      cluster('prod').capacityProvider(wrong({})).capacityProvider(wrong({})),
      ['CL-CP-01'],
    ],
  ])('refuses %s', (_what, definition, codes) => {
    expect(errorsIn(definition)).toEqual(codes)
  })

  it.each([
    ['an image of another architecture', ['c7g.large'], 'ARM64', 256, 256, []],
    ['a task of the other architecture', ['c7g.large'], 'X86_64', 256, 256, ['CAP-AMI-05']],
    ['a task as large as the largest type', ['c7g.large', 'c7g.xlarge'], undefined, 4096, 256, []],
    ['a task larger than every type', ['c7g.large', 'c7g.xlarge'], undefined, 4097, 256, ['CAP-FIT-01']],
    ['a type whose size has no number', ['c7g.metal'], undefined, 9000, 900_000, []],
    ['the memory of a type with more of it', ['c5n.large'], undefined, 256, 5376, []],
    ['more memory than every type has', ['m7i.large', 't3.xlarge'], undefined, 256, 16_385, ['CAP-FIT-01']],
    ['memory of a type that the name does not tell', ['m7i.large', 'x1e.xlarge'], undefined, 256, 30_000, []],
    ['memory of earlier generations', ['m4.large', 'r4.large'], undefined, 256, 60_000, []],
  ] as const)('is asked whether it fits: %s', (_what, types, architecture, cpu, memory, codes) => {
    const prod = cluster('prod').capacityProvider(wrong({ types: [...types] }))
    const plain = taskDefinition('web').ec2().networkMode('bridge')
    const web = (architecture ? plain.architecture(architecture) : plain).container('app', c =>
      c.image('public.ecr.aws/nginx/nginx:1.29').cpu(cpu).memory(memory),
    )
    const site = service('web')
      .cluster(prod)
      .taskDefinition(web)
      .capacityProviderStrategy({ arm: { weight: 1 } })
    expect(errorsIn(site)).toEqual(codes)
  })

  it('of types without GPUs runs no task that needs one', () => {
    const prod = cluster('prod').capacityProvider(wrong({}))
    const web = taskDefinition('web')
      .ec2()
      .networkMode('bridge')
      .container('app', c => c.image('public.ecr.aws/nginx/nginx:1.29').memory(256).gpus(1))
    const site = service('web')
      .cluster(prod)
      .taskDefinition(web)
      .capacityProviderStrategy({ arm: { weight: 1 } })
    expect(errorsIn(site)).toEqual(['CAP-FIT-01'])
  })

  it('is warned about where the cluster has Fargate alone', () => {
    const web = taskDefinition('web')
      .ec2()
      .networkMode('bridge')
      .container('app', c => c.image('public.ecr.aws/nginx/nginx:1.29').memory(256))
    const site = service('web').taskDefinition(web)
    const codes = (prod: Parameters<typeof site.cluster>[0]) => [
      ...site
        .cluster(prod)
        .issues()
        .map(({ code, severity }) => `${code} ${severity}`),
    ]
    expect(codes(cluster('prod').capacityProviders({ FARGATE: { weight: 1 } }))).toContain('SVC-LT-03 warning')
    expect(codes(cluster('prod'))).not.toContain('SVC-LT-03 warning')
  })

  it('is nothing without instances', () => {
    const incomplete = capacityProvider('arm') as unknown as Parameters<typeof errorsIn>[0]
    expect(errorsIn(incomplete)).toEqual(['CAP-ASG-01'])
  })

  it('has at most 20 in a cluster, as far as anybody knows', () => {
    const many = Array.from({ length: 19 }, (_, at) => capacityProvider(`p${at}`).autoScalingGroup(`g${at}`))
    const prod = many.reduce((all, each) => all.capacityProvider(each) as never, cluster('prod'))
    expect(prod.issues().map(({ code, severity }) => `${severity} ${code}`)).toEqual(['warning CAP-ASG-16'])
  })

  it.each([
    [['m7g.large'], 'amazon-linux-2023/arm64/recommended/image_id', '#!/bin/bash\necho ECS_CLUSTER=CLUSTER_NAME'],
    [['m7i.large'], 'amazon-linux-2023/recommended/image_id', '#!/bin/bash'],
    [['g5.xlarge'], 'amazon-linux-2023/gpu/recommended/image_id', '#!/bin/bash'],
    [['gr6.4xlarge'], 'amazon-linux-2023/gpu/recommended/image_id', '#!/bin/bash'],
    [['m7i-flex.large'], 'amazon-linux-2023/recommended/image_id', '#!/bin/bash'],
  ] as const)('of %s is started with the image that fits', (types, image, data) => {
    const { imageId, userData } = started({ types })
    expect([imageId.startsWith('resolve:ssm:/aws/service/ecs/'), imageId.endsWith(image)]).toEqual([true, true])
    expect(userData.startsWith(data)).toBe(true)
  })

  it('joins its cluster in the language of its system', () => {
    expect(started({ image: 'bottlerocket-arm64', spot: true }).userData).toBe(
      '[settings.ecs]\ncluster = "CLUSTER_NAME"\nenable-spot-instance-draining = true\n',
    )
    const windows = started({ types: ['m7i.large'], image: 'windows-2022', volume: { size: 100 } })
    expect(windows.userData).toContain("Initialize-ECSAgent -Cluster 'CLUSTER_NAME'")
    expect(windows.volume).toEqual({ deviceName: '/dev/sda1', sizeGiB: 100, volumeType: 'gp3', encrypted: true })
    expect(started({ image: 'ami-0a1b2c3d', userData: 'yum install -y htop' }).userData).toBe(
      '#!/bin/bash\necho ECS_CLUSTER=CLUSTER_NAME >> /etc/ecs/ecs.config\nyum install -y htop\n',
    )
  })

  it('finds a group by its ARN', () => {
    const arn = 'arn:aws:autoscaling:us-east-1:123456789012:autoScalingGroup:1a2b:autoScalingGroupName/shop-gpu'
    expect(capacityProvider('gpu').autoScalingGroup(arn).build().source).toEqual({ group: 'shop-gpu' })
  })
})

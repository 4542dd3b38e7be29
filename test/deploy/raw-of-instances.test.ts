import { expect, it } from 'vitest'
import {
  capacityProvider,
  cluster,
  network,
  plan,
  type Stack,
  service,
  stack,
  taskDefinition,
} from '../../src/index.ts'
import type { RawInstancesSettings } from '../../src/model/raw-instances.ts'
import { account } from '../simulator/support.ts'
import { deployed } from './settles.ts'

const vpc = network.default()
const instances = { types: ['m7g.large'], min: 0, max: 3, network: vpc } as const
const of = (raw?: RawInstancesSettings, options: object = {}): Stack => {
  const provider = capacityProvider('arm').instances({ ...instances, ...options, ...(raw && { raw }) })
  return stack('shop').add(
    service('web')
      .cluster(cluster('prod').capacityProvider(provider))
      .capacityProviderStrategy({ arm: { weight: 1 } })
      .network(vpc)
      .taskDefinition(
        taskDefinition('web')
          .ec2()
          .networkMode('awsvpc')
          .container('app', c => c.image('public.ecr.aws/nginx/nginx:1').memory(256)),
      ),
  )
}

const group = {
  HealthCheckGracePeriod: 60,
  MaxInstanceLifetime: 604_800,
  DefaultInstanceWarmup: 120,
  TerminationPolicies: ['OldestInstance', 'Default'],
  CapacityRebalance: true,
  InstanceMaintenancePolicy: { MinHealthyPercentage: 100, MaxHealthyPercentage: 150 },
  AvailabilityZoneDistribution: { CapacityDistributionStrategy: 'balanced-only' },
} as const
const template = {
  EbsOptimized: true,
  Monitoring: { Enabled: true },
  CreditSpecification: { CpuCredits: 'standard' },
  CpuOptions: { CoreCount: 1, ThreadsPerCore: 1 },
  EnclaveOptions: { Enabled: true },
  LicenseSpecifications: [
    { LicenseConfigurationArn: 'arn:aws:license-manager:us-east-1:123456789012:license-configuration:lic-1' },
  ],
  CapacityReservationSpecification: { CapacityReservationPreference: 'open' },
  PrivateDnsNameOptions: { HostnameType: 'ip-name' },
  MaintenanceOptions: { AutoRecovery: 'disabled' },
  BlockDeviceMappings: [
    { DeviceName: '/dev/xvda', Ebs: { VolumeSize: 60, VolumeType: 'gp3', Iops: 4000, Throughput: 250 } },
    { DeviceName: '/dev/xvdb', Ebs: { VolumeSize: 500, Encrypted: true } },
  ],
  MetadataOptions: { HttpPutResponseHopLimit: 2 },
} as const

type Account = ReturnType<typeof account>

const changes = async (program: Stack, { simulator }: Account): Promise<readonly string[]> =>
  (await plan(program, simulator.options())).steps.flatMap(step => step.changes.map(({ path }) => path))

async function read({ aws }: Account) {
  const { AutoScalingGroups } = await aws.autoScaling('DescribeAutoScalingGroups', {})
  const { LaunchTemplates } = await aws.ec2('DescribeLaunchTemplates', {})
  const { LaunchTemplateVersions } = await aws.ec2('DescribeLaunchTemplateVersions', {
    LaunchTemplateId: LaunchTemplates?.[0]?.LaunchTemplateId,
    Versions: ['$Latest'],
  })
  return { group: AutoScalingGroups?.[0], template: LaunchTemplateVersions?.[0]?.LaunchTemplateData }
}

it('raw of instances is sent, compared, changed, and taken away again, member by member', async () => {
  const there = account()
  await deployed(there, of({ AutoScalingGroup: group, LaunchTemplateData: template }))
  expect(await read(there)).toMatchObject({
    group,
    template: { ...template, MetadataOptions: { HttpTokens: 'required', HttpPutResponseHopLimit: 2 } },
  })
  for (const member of Object.keys(group)) {
    const less = structuredClone<object>(group)
    Reflect.deleteProperty(less, member)
    const program = of({ AutoScalingGroup: less, LaunchTemplateData: template })
    expect(await changes(program, there)).toEqual([expect.stringMatching(new RegExp(`^raw\\.${member}`))])
    await deployed(there, program, of({ AutoScalingGroup: group, LaunchTemplateData: template }))
  }
  for (const member of Object.keys(template)) {
    const less = structuredClone<object>(template)
    Reflect.deleteProperty(less, member)
    const program = of({ LaunchTemplateData: less })
    const told = await changes(program, there)
    expect(told.filter(path => path.includes(member) || /^template\.(volume|metadata)/.test(path))).not.toEqual([])
    await deployed(there, program, of({ LaunchTemplateData: template }))
  }
  await deployed(there, of())
  const { group: last, template: lastTemplate } = await read(there)
  for (const member of ['MaxInstanceLifetime', 'DefaultInstanceWarmup', 'InstanceMaintenancePolicy'])
    expect(last).not.toHaveProperty(member)
  for (const member of ['EbsOptimized', 'BlockDeviceMappings']) expect(lastTemplate).not.toHaveProperty(member)
})

const DISK = { VolumeSize: 60, VolumeType: 'gp3', Encrypted: true } as const

it.each([
  [{ MetadataOptions: { InstanceMetadataTags: 'enabled' } }, {}, 'template.metadata'],
  [{ MetadataOptions: { HttpProtocolIpv6: 'enabled' } }, {}, 'template.metadata'],
  [
    { MetadataOptions: { HttpEndpoint: 'disabled', HttpPutResponseHopLimit: 2 } },
    { MetadataOptions: { HttpPutResponseHopLimit: 2 } },
    'template.metadata',
  ],
  [
    {
      BlockDeviceMappings: [
        { DeviceName: '/dev/xvda', Ebs: { VolumeSize: 60, VolumeType: 'gp3', Encrypted: true } },
        { DeviceName: '/dev/xvdb', Ebs: { VolumeSize: 500 } },
      ],
    },
    {},
    'template.raw.BlockDeviceMappings',
  ],
  [
    { BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { VolumeSize: 60, VolumeType: 'gp3', Iops: 4000 } }] },
    {},
    'template.raw.BlockDeviceMappings',
  ],
  [
    { BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: { ...DISK, Throughput: 250 } }] },
    { BlockDeviceMappings: [{ DeviceName: '/dev/xvda', Ebs: DISK }] },
    'template.raw.BlockDeviceMappings',
  ],
] as const)('what raw says of %j goes when it says %j', async (before, after, path) => {
  const there = account()
  const volume = { volume: { size: 60 } }
  await deployed(there, of({ LaunchTemplateData: before }, volume))
  const program = of({ LaunchTemplateData: after }, volume)
  expect(await changes(program, there)).toEqual(expect.arrayContaining([expect.stringContaining(path)]))
  await deployed(there, program)
  expect(await changes(of(undefined, volume), there)).toEqual(
    'MetadataOptions' in after ? [expect.stringContaining('template.metadata')] : [],
  )
})

it('what somebody else sets is seen, and put back', async () => {
  const there = account()
  await deployed(there, of())
  const { group: made } = await read(there)
  await there.aws.autoScaling('UpdateAutoScalingGroup', {
    AutoScalingGroupName: made?.AutoScalingGroupName,
    MaxInstanceLifetime: 86_400,
    DefaultInstanceWarmup: 30,
  })
  expect([...(await changes(of(), there))].sort()).toEqual(['raw.DefaultInstanceWarmup', 'raw.MaxInstanceLifetime'])
  await deployed(there, of())
})

it.each([
  ['API-OPT-01', { AutoScalingGroups: {} }],
  ['API-OPT-01', { LaunchTemplateData: 7 }],
  ['API-MEM-01', { AutoScalingGroup: { MaxInstanceLifetimes: 86_400 } }],
  ['API-MEM-01', { AutoScalingGroup: { MaxSize: 4 } }],
  ['API-MEM-01', { AutoScalingGroup: { DesiredCapacity: 4 } }],
  ['API-RNG-01', { AutoScalingGroup: { MaxInstanceLifetime: 3600 } }],
  ['API-VAL-01', { AutoScalingGroup: { AvailabilityZoneDistribution: { CapacityDistributionStrategy: 'even' } } }],
  ['API-MEM-01', { LaunchTemplateData: { MetadataOptions: { HttpHopLimit: 2 } } }],
  ['API-MEM-01', { LaunchTemplateData: { UserData: 'reboot' } }],
  ['API-VAL-01', { LaunchTemplateData: { MetadataOptions: { HttpTokens: 'none' } } }],
  ['JSON-TYP-01', { LaunchTemplateData: { EbsOptimized: 'yes' } }],
])('raw of instances is checked: %s %j', (code, raw) => {
  const provider = Reflect.apply(capacityProvider('arm').instances, capacityProvider('arm'), [{ ...instances, raw }])
  expect(provider.issues()).toMatchObject([{ code, severity: 'error' }])
})

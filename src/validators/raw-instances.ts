import type {
  RawAutoScalingGroupSettings,
  RawInstancesSettings,
  RawLaunchTemplateSettings,
} from '../model/raw-instances.ts'
import { autoScaling } from './api/auto-scaling.ts'
import { ec2 } from './api/ec2.ts'
import { outOfRange } from './api/problems.ts'
import { quoted } from './quoted.ts'
import { checkRaw, type RawKind } from './raw-kind.ts'
import type { Report } from './rule.ts'

const OPTION = 'say it as an option of .instances()'
const TEMPLATE = 'remove it: a launch template is made for the group'
const TASKS = 'remove it: tasks get the traffic, not instances'
const BY_ECS = 'remove it: ECS scales the group'

export const RAW_AUTO_SCALING_GROUP: RawKind<RawAutoScalingGroupSettings> = {
  table: autoScaling,
  structure: 'CreateAutoScalingGroupType',
  names: {
    HealthCheckGracePeriod: true,
    MaxInstanceLifetime: true,
    DefaultInstanceWarmup: true,
    TerminationPolicies: true,
    CapacityRebalance: true,
    InstanceMaintenancePolicy: true,
    AvailabilityZoneDistribution: true,
  },
  instead: {
    AutoScalingGroupName: 'remove it: the group is called by the stack and the capacity provider',
    AvailabilityZones: OPTION,
    DefaultCooldown: BY_ECS,
    DesiredCapacity: BY_ECS,
    InstanceId: TEMPLATE,
    LaunchConfigurationName: TEMPLATE,
    LaunchTemplate: TEMPLATE,
    LoadBalancerNames: TASKS,
    MaxSize: OPTION,
    MinSize: OPTION,
    MixedInstancesPolicy: OPTION,
    NewInstancesProtectedFromScaleIn: OPTION,
    TargetGroupARNs: TASKS,
    VPCZoneIdentifier: OPTION,
  },
}

export const RAW_LAUNCH_TEMPLATE: RawKind<RawLaunchTemplateSettings> = {
  table: ec2,
  structure: 'RequestLaunchTemplateData',
  names: {
    EbsOptimized: true,
    Monitoring: true,
    CreditSpecification: true,
    CpuOptions: true,
    EnclaveOptions: true,
    LicenseSpecifications: true,
    CapacityReservationSpecification: true,
    PrivateDnsNameOptions: true,
    MaintenanceOptions: true,
    BlockDeviceMappings: true,
    MetadataOptions: true,
  },
  instead: {
    IamInstanceProfile: OPTION,
    ImageId: OPTION,
    InstanceMarketOptions: OPTION,
    InstanceRequirements: OPTION,
    InstanceType: OPTION,
    KeyName: OPTION,
    NetworkInterfaces: OPTION,
    Placement: OPTION,
    SecurityGroupIds: OPTION,
    SecurityGroups: OPTION,
    TagSpecifications: 'call .tags()',
    UserData: OPTION,
  },
}

const PARTS: Readonly<Record<string, RawKind<object>>> = {
  AutoScalingGroup: RAW_AUTO_SCALING_GROUP,
  LaunchTemplateData: RAW_LAUNCH_TEMPLATE,
}
const DAY = 86_400
const LIFETIME = { min: DAY, max: 365 * DAY }

/** Checks what `raw` of instances was given. */
export function checkRawInstances(raw: RawInstancesSettings | undefined, report: Report, at: readonly string[]): void {
  for (const [name, given] of Object.entries(raw ?? {})) {
    const part = Object.hasOwn(PARTS, name) ? PARTS[name] : undefined
    if (part && typeof given === 'object') checkRaw(part, given, report, [...at, name])
    else if (given !== undefined)
      report({
        code: 'API-OPT-01',
        path: [...at, name],
        message: `raw of instances takes no ${quoted(name)} like this, so it would be lost`,
        hint: 'give an object as AutoScalingGroup, as LaunchTemplateData, or as both',
      })
  }
  const { MaxInstanceLifetime: lifetime } = raw?.AutoScalingGroup ?? {}
  // https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html
  if (typeof lifetime === 'number' && (lifetime < LIFETIME.min || lifetime > LIFETIME.max))
    report(
      outOfRange('MaxInstanceLifetime', lifetime, LIFETIME, true, [...at, 'AutoScalingGroup', 'MaxInstanceLifetime']),
    )
}

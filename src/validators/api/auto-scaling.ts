// Made by `npm run renew:api`: edit test/sdk/operations.ts instead.
import { ApiTable } from './table.ts'

/** What requests to this service can hold, by botocore 1.44.8 and @aws-sdk/client-auto-scaling 3.1169.0. */
export const autoScaling: ApiTable = new ApiTable({
  model: 'botocore 1.44.8',
  sdk: '@aws-sdk/client-auto-scaling 3.1169.0',
  lines: String.raw`
CreateAutoScalingGroupType { AutoScalingGroupName! XmlStringMaxLen255 LaunchConfigurationName XmlStringMaxLen255 LaunchTemplate * MixedInstancesPolicy * InstanceId XmlStringMaxLen19 MinSize! i MaxSize! i DesiredCapacity i DefaultCooldown i AvailabilityZones [XmlStringMaxLen255] AvailabilityZoneIds [XmlStringMaxLen255] LoadBalancerNames [XmlStringMaxLen255] TargetGroupARNs [XmlStringMaxLen511] HealthCheckType XmlStringMaxLen32 HealthCheckGracePeriod i PlacementGroup XmlStringMaxLen255 VPCZoneIdentifier XmlStringMaxLen5000 TerminationPolicies [XmlStringMaxLen1600] NewInstancesProtectedFromScaleIn b CapacityRebalance b LifecycleHookSpecificationList * DeletionProtection DeletionProtection Tags * ServiceLinkedRoleARN ResourceName MaxInstanceLifetime i Context s DesiredCapacityType XmlStringMaxLen255 DefaultInstanceWarmup i TrafficSources * InstanceMaintenancePolicy InstanceMaintenancePolicy AvailabilityZoneDistribution AvailabilityZoneDistribution AvailabilityZoneImpairmentPolicy * SkipZonalShiftValidation b CapacityReservationSpecification * InstanceLifecyclePolicy * Operator *
XmlStringMaxLen255 / 1:255 ^(?:[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*)$
XmlStringMaxLen19 / 1:19 ^(?:[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*)$
XmlStringMaxLen511 / 1:511 ^(?:[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*)$
XmlStringMaxLen32 / 1:32 ^(?:[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*)$
XmlStringMaxLen5000 / 1:5000 ^(?:[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*)$
XmlStringMaxLen1600 / 1:1600 ^(?:[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*)$
DeletionProtection | none prevent-force-deletion prevent-all-deletion
ResourceName / 1:1600 ^(?:[\u0020-\uD7FF\uE000-\uFFFD\uD800\uDC00-\uDBFF\uDFFF\r\n\t]*)$
InstanceMaintenancePolicy { MinHealthyPercentage i-1:100 MaxHealthyPercentage i-1:200
AvailabilityZoneDistribution { CapacityDistributionStrategy CapacityDistributionStrategy
CapacityDistributionStrategy | balanced-only balanced-best-effort reservations-then-balanced
`,
})

/**
 * What each member that `raw` sets is by default, which also takes it back.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_UpdateAutoScalingGroup.html
 */
export const GROUP_DEFAULTS = {
  HealthCheckGracePeriod: 0,
  MaxInstanceLifetime: 0,
  DefaultInstanceWarmup: -1,
  TerminationPolicies: ['Default'],
  CapacityRebalance: false,
  InstanceMaintenancePolicy: { MinHealthyPercentage: -1, MaxHealthyPercentage: -1 },
  AvailabilityZoneDistribution: { CapacityDistributionStrategy: 'balanced-best-effort' },
} as const

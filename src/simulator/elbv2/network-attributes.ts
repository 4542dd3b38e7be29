/** Attributes of Network Load Balancers: https://docs.aws.amazon.com/elasticloadbalancing/latest/network/network-load-balancers.html */
export const networkLoadBalancerDefaults: readonly (readonly [string, string])[] = [
  ['access_logs.s3.enabled', 'false'],
  ['access_logs.s3.bucket', ''],
  ['access_logs.s3.prefix', ''],
  ['deletion_protection.enabled', 'false'],
  ['ipv6.deny_all_igw_traffic', 'false'],
  ['load_balancing.cross_zone.enabled', 'false'],
  ['dns_record.client_routing_policy', 'any_availability_zone'],
  ['secondary_ips.auto_assigned.per_subnet', '0'],
  ['zonal_shift.config.enabled', 'false'],
]

/** Of their target groups: https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html */
export function networkTargetGroupDefaults(
  protocol: string,
  targetType: string,
): readonly (readonly [string, string])[] {
  const udp = protocol === 'UDP' || protocol === 'TCP_UDP'
  return [
    ['deregistration_delay.timeout_seconds', '300'],
    ['deregistration_delay.connection_termination.enabled', String(udp)],
    ['stickiness.enabled', 'false'],
    ['stickiness.type', 'source_ip'],
    ['load_balancing.cross_zone.enabled', 'use_load_balancer_configuration'],
    ['preserve_client_ip.enabled', String(udp || targetType === 'instance')],
    ['proxy_protocol_v2.enabled', 'false'],
    ...(udp ? [] : [['target_health_state.unhealthy.connection_termination.enabled', 'true'] as const]),
    ['target_health_state.unhealthy.draining_interval_seconds', '0'],
    ['target_group_health.dns_failover.minimum_healthy_targets.count', '1'],
    ['target_group_health.dns_failover.minimum_healthy_targets.percentage', 'off'],
    ['target_group_health.unhealthy_state_routing.minimum_healthy_targets.count', '1'],
    ['target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage', 'off'],
  ]
}

/** Of their listeners. */
export const networkListenerDefaults: readonly (readonly [string, string])[] = [['tcp.idle_timeout.seconds', '350']]

import type { AwsError } from '../operation.ts'
import { invalid } from './lookup.ts'

interface Attribute {
  readonly Key?: string | undefined
  readonly Value?: string | undefined
}

export const loadBalancerDefaults: readonly (readonly [string, string])[] = [
  ['access_logs.s3.enabled', 'false'],
  ['access_logs.s3.bucket', ''],
  ['access_logs.s3.prefix', ''],
  ['idle_timeout.timeout_seconds', '60'],
  ['client_keep_alive.seconds', '3600'],
  ['deletion_protection.enabled', 'false'],
  ['routing.http2.enabled', 'true'],
  ['routing.http.drop_invalid_header_fields.enabled', 'false'],
  ['routing.http.xff_client_port.enabled', 'false'],
  ['routing.http.preserve_host_header.enabled', 'false'],
  ['routing.http.xff_header_processing.mode', 'append'],
  ['routing.http.desync_mitigation_mode', 'defensive'],
  ['routing.http.x_amzn_tls_version_and_cipher_suite.enabled', 'false'],
  ['load_balancing.cross_zone.enabled', 'true'],
  ['waf.fail_open.enabled', 'false'],
  ['connection_logs.s3.enabled', 'false'],
  ['connection_logs.s3.bucket', ''],
  ['connection_logs.s3.prefix', ''],
  ['health_check_logs.s3.enabled', 'false'],
  ['health_check_logs.s3.bucket', ''],
  ['health_check_logs.s3.prefix', ''],
  ['ipv6.deny_all_igw_traffic', 'false'],
  ['routing.http.x_amzn_tls_kx.enabled', 'false'],
  ['zonal_shift.config.enabled', 'false'],
]

export const targetGroupDefaults: readonly (readonly [string, string])[] = [
  ['deregistration_delay.timeout_seconds', '300'],
  ['stickiness.enabled', 'false'],
  ['stickiness.type', 'lb_cookie'],
  ['stickiness.lb_cookie.duration_seconds', '86400'],
  ['stickiness.app_cookie.cookie_name', ''],
  ['stickiness.app_cookie.duration_seconds', '86400'],
  ['slow_start.duration_seconds', '0'],
  ['load_balancing.algorithm.type', 'round_robin'],
  ['load_balancing.algorithm.anomaly_mitigation', 'off'],
  ['load_balancing.cross_zone.enabled', 'use_load_balancer_configuration'],
  ['target_group_health.dns_failover.minimum_healthy_targets.count', '1'],
  ['target_group_health.dns_failover.minimum_healthy_targets.percentage', 'off'],
  ['target_group_health.unhealthy_state_routing.minimum_healthy_targets.count', '1'],
  ['target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage', 'off'],
]

const REQUEST_HEADERS = [
  ...['Mtls-Clientcert-Serial-Number', 'Mtls-Clientcert-Issuer', 'Mtls-Clientcert-Subject', 'Mtls-Clientcert-Validity'],
  ...['Mtls-Clientcert-Leaf', 'Mtls-Clientcert', 'Tls-Version', 'Tls-Cipher-Suite'],
]
const RESPONSE_HEADERS = [
  ...['strict_transport_security', 'access_control_allow_origin', 'access_control_allow_methods'],
  ...['access_control_allow_headers', 'access_control_allow_credentials', 'access_control_expose_headers'],
  ...['access_control_max_age', 'content_security_policy', 'x_content_type_options', 'x_frame_options'],
]

// https://docs.aws.amazon.com/elasticloadbalancing/latest/application/header-modification.html
export const listenerDefaults: readonly (readonly [string, string])[] = [
  ...REQUEST_HEADERS.map((header): readonly [string, string] => {
    const name = header.toLowerCase().replaceAll('-', '_')
    return [`routing.http.request.x_amzn_${name}.header_name`, `X-Amzn-${header}`]
  }),
  ['routing.http.response.server.enabled', 'true'],
  ...RESPONSE_HEADERS.map((name): readonly [string, string] => [`routing.http.response.${name}.header_value`, '']),
]

const words: Readonly<Record<string, readonly string[]>> = {
  'routing.http.desync_mitigation_mode': ['monitor', 'defensive', 'strictest'],
  'routing.http.xff_header_processing.mode': ['append', 'preserve', 'remove'],
  'dns_record.client_routing_policy': [
    ...['availability_zone_affinity', 'partial_availability_zone_affinity', 'any_availability_zone'],
  ],
  'load_balancing.algorithm.type': ['round_robin', 'least_outstanding_requests', 'weighted_random'],
  'load_balancing.algorithm.anomaly_mitigation': ['on', 'off'],
}

const ranges: Readonly<Record<string, readonly [number, number]>> = {
  'idle_timeout.timeout_seconds': [1, 4000],
  'client_keep_alive.seconds': [60, 604_800],
  'tcp.idle_timeout.seconds': [60, 6000],
  'secondary_ips.auto_assigned.per_subnet': [0, 7],
  'deregistration_delay.timeout_seconds': [0, 3600],
  'stickiness.lb_cookie.duration_seconds': [1, 604_800],
  'stickiness.app_cookie.duration_seconds': [1, 604_800],
}

/** Sets attributes that are already there, or none of them when one is refused. */
export function setAttributes(attributes: Map<string, string>, changes: readonly Attribute[] = []): void {
  for (const { Key = '', Value = '' } of changes) check(attributes, Key, Value)
  for (const { Key = '', Value = '' } of changes) attributes.set(Key, Value)
}

export function attributeList(attributes: ReadonlyMap<string, string>): { Key: string; Value: string }[] {
  return [...attributes].map(([Key, Value]) => ({ Key, Value }))
}

function check(attributes: ReadonlyMap<string, string>, key: string, value: string): void {
  const current = attributes.get(key)
  if (current === undefined) throw invalid(`Attribute key '${key}' is not recognized`)
  const flag = current === 'true' || current === 'false'
  if (flag && value !== 'true' && value !== 'false') throw badValue(key, value, `must be 'true' or 'false'`)
  const known = words[key]
  if (known && !known.includes(value)) throw badValue(key, value, `must be one of '${known.join(', ')}'`)
  const [least, most] = ranges[key] ?? []
  if (least === undefined || most === undefined) return
  if (!/^\d+$/.test(value) || Number(value) < least || Number(value) > most) {
    throw badValue(key, value, `must be between '${least}' and '${most}' inclusive`)
  }
}

const badValue = (key: string, value: string, rule: string): AwsError =>
  invalid(`'${key}' value '${value}' is not valid: it ${rule}`)

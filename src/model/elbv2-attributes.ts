/**
 * Attributes of a load balancer, by AWS's names for them.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html
 */
export interface LoadBalancerAttributes {
  /** Whether AWS refuses to delete it. It stays on until a program says `false`. @default false */
  readonly 'deletion_protection.enabled'?: boolean
  /** Always on. @default true */
  readonly 'load_balancing.cross_zone.enabled'?: true
  /** Whether requests are logged in a bucket, which needs a policy that lets Elastic Load Balancing write. @default false */
  readonly 'access_logs.s3.enabled'?: boolean
  readonly 'access_logs.s3.bucket'?: string
  readonly 'access_logs.s3.prefix'?: string
  /** Whether connections are logged in a bucket. @default false */
  readonly 'connection_logs.s3.enabled'?: boolean
  readonly 'connection_logs.s3.bucket'?: string
  readonly 'connection_logs.s3.prefix'?: string
  /** Whether health checks are logged in a bucket. @default false */
  readonly 'health_check_logs.s3.enabled'?: boolean
  readonly 'health_check_logs.s3.bucket'?: string
  readonly 'health_check_logs.s3.prefix'?: string
  /** Whether internet gateways are shut out. @default true for one that is internal */
  readonly 'ipv6.deny_all_igw_traffic'?: boolean
  /** Whether a zone can be left out for a while. @default false */
  readonly 'zonal_shift.config.enabled'?: boolean
  /** Seconds until an idle connection is closed: 1 to 4000, as `idleTimeout` sets it. @default 60 */
  readonly 'idle_timeout.timeout_seconds'?: number
  /** Seconds that a client's connection is kept: 60 to 604800. @default 3600 */
  readonly 'client_keep_alive.seconds'?: number
  /** What becomes of requests that may be an attack by different readings. @default 'defensive' */
  readonly 'routing.http.desync_mitigation_mode'?: 'monitor' | 'defensive' | 'strictest'
  /** Whether headers with invalid names are taken away. @default false */
  readonly 'routing.http.drop_invalid_header_fields.enabled'?: boolean
  /** Whether targets get the `Host` header of the client. @default false */
  readonly 'routing.http.preserve_host_header.enabled'?: boolean
  /** Whether targets are told the version and the cipher suite of TLS. @default false */
  readonly 'routing.http.x_amzn_tls_version_and_cipher_suite.enabled'?: boolean
  /** Whether targets are told the key exchange of TLS. @default false */
  readonly 'routing.http.x_amzn_tls_kx.enabled'?: boolean
  /** Whether `X-Forwarded-For` has the port of the client. @default false */
  readonly 'routing.http.xff_client_port.enabled'?: boolean
  /** What becomes of `X-Forwarded-For`. @default 'append' */
  readonly 'routing.http.xff_header_processing.mode'?: 'append' | 'preserve' | 'remove'
  /** Whether clients can speak HTTP/2. @default true */
  readonly 'routing.http2.enabled'?: boolean
  /** Whether requests pass while AWS WAF does not answer. @default false */
  readonly 'waf.fail_open.enabled'?: boolean
}

/**
 * Attributes of a Network Load Balancer, by AWS's names for them.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_LoadBalancerAttribute.html
 */
export interface NetworkLoadBalancerAttributes
  extends Pick<
    LoadBalancerAttributes,
    | 'deletion_protection.enabled'
    | 'access_logs.s3.enabled'
    | 'access_logs.s3.bucket'
    | 'access_logs.s3.prefix'
    | 'ipv6.deny_all_igw_traffic'
    | 'zonal_shift.config.enabled'
  > {
  /** Whether each of its zones sends to the targets of all zones. @default false */
  readonly 'load_balancing.cross_zone.enabled'?: boolean
  /** How the DNS spreads clients over its zones. @default 'any_availability_zone' */
  readonly 'dns_record.client_routing_policy'?:
    | 'availability_zone_affinity'
    | 'partial_availability_zone_affinity'
    | 'any_availability_zone'
  /** Further addresses in each subnet, for more connections: 0 to 7, never fewer than before. @default 0 */
  readonly 'secondary_ips.auto_assigned.per_subnet'?: number
}

/**
 * Attributes of the target groups of Network Load Balancers alone.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html
 */
interface NetworkTargetGroupAttributes {
  /** Whether targets see the address of the client. @default false for addresses with TCP and TLS; with UDP always on */
  readonly 'preserve_client_ip.enabled'?: boolean
  /** Whether connections begin with a header of proxy protocol 2, those of health checks, too. @default false */
  readonly 'proxy_protocol_v2.enabled'?: boolean
  /** Whether connections are closed when the deregistration delay is over. @default true for UDP and TCP_UDP */
  readonly 'deregistration_delay.connection_termination.enabled'?: boolean
  /** Whether connections to targets that become unhealthy are closed. Not for UDP and TCP_UDP. @default true */
  readonly 'target_health_state.unhealthy.connection_termination.enabled'?: boolean
  /** Seconds that targets that become unhealthy keep their connections: 0 to 360000. @default 0 */
  readonly 'target_health_state.unhealthy.draining_interval_seconds'?: number
}

/**
 * Attributes of a target group, by AWS's names for them.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetGroupAttribute.html
 */
export interface TargetGroupAttributes extends NetworkTargetGroupAttributes {
  /** Seconds that requests in flight get: 0 to 3600, as `deregistrationDelay` sets it. @default 30 */
  readonly 'deregistration_delay.timeout_seconds'?: number
  /** Whether a client comes to the same target again. @default false */
  readonly 'stickiness.enabled'?: boolean
  /** `source_ip` is that of Network Load Balancers. @default 'lb_cookie' */
  readonly 'stickiness.type'?: 'lb_cookie' | 'app_cookie' | 'source_ip'
  /** Seconds: 1 to 604800. @default 86400 */
  readonly 'stickiness.lb_cookie.duration_seconds'?: number
  /** The cookie of the application. Not one that begins with `AWSALB`. */
  readonly 'stickiness.app_cookie.cookie_name'?: string
  /** Seconds: 1 to 604800. @default 86400 */
  readonly 'stickiness.app_cookie.duration_seconds'?: number
  /** @default 'use_load_balancer_configuration' */
  readonly 'load_balancing.cross_zone.enabled'?: boolean | 'use_load_balancer_configuration'
  /** @default 'round_robin' */
  readonly 'load_balancing.algorithm.type'?: 'round_robin' | 'least_outstanding_requests' | 'weighted_random'
  /** With `weighted_random` alone. @default 'off' */
  readonly 'load_balancing.algorithm.anomaly_mitigation'?: 'on' | 'off'
  /** Seconds in which a new target gets more and more requests: 30 to 900, or 0 for none. @default 0 */
  readonly 'slow_start.duration_seconds'?: number
  /** Healthy targets below which a zone leaves the DNS. @default 1 */
  readonly 'target_group_health.dns_failover.minimum_healthy_targets.count'?: number | 'off'
  /** Percentage: 1 to 100. @default 'off' */
  readonly 'target_group_health.dns_failover.minimum_healthy_targets.percentage'?: number | 'off'
  /** Healthy targets below which all targets get requests. @default 1 */
  readonly 'target_group_health.unhealthy_state_routing.minimum_healthy_targets.count'?: number
  /** Percentage: 1 to 100. @default 'off' */
  readonly 'target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage'?: number | 'off'
  /** Of what is spoken as HTTP/2: when AWS WAF looks at a request. @default 'inspect_immediately' */
  readonly 'waf.http2.traffic_inspection_behavior'?: 'inspect_immediately' | 'inspect_after_sufficient_data'
  /** Of what is spoken as HTTP/2 or gRPC: whether clients get the target's own code of a stream that ends. @default false */
  readonly 'routing.http2.rst_stream_error_forwarding.enabled'?: boolean
}

/**
 * Attributes of a listener, by AWS's names for them. Header names and values are at most 4096 characters.
 *
 * @see https://docs.aws.amazon.com/elasticloadbalancing/latest/application/header-modification.html
 */
export interface ListenerAttributes {
  readonly 'routing.http.request.x_amzn_mtls_clientcert_serial_number.header_name'?: string
  readonly 'routing.http.request.x_amzn_mtls_clientcert_issuer.header_name'?: string
  readonly 'routing.http.request.x_amzn_mtls_clientcert_subject.header_name'?: string
  readonly 'routing.http.request.x_amzn_mtls_clientcert_validity.header_name'?: string
  readonly 'routing.http.request.x_amzn_mtls_clientcert_leaf.header_name'?: string
  readonly 'routing.http.request.x_amzn_mtls_clientcert.header_name'?: string
  readonly 'routing.http.request.x_amzn_tls_version.header_name'?: string
  readonly 'routing.http.request.x_amzn_tls_cipher_suite.header_name'?: string
  /** Whether answers have a `Server` header. @default true */
  readonly 'routing.http.response.server.enabled'?: boolean
  readonly 'routing.http.response.strict_transport_security.header_value'?: string
  readonly 'routing.http.response.access_control_allow_origin.header_value'?: string
  readonly 'routing.http.response.access_control_allow_methods.header_value'?: string
  readonly 'routing.http.response.access_control_allow_headers.header_value'?: string
  readonly 'routing.http.response.access_control_allow_credentials.header_value'?: 'true'
  readonly 'routing.http.response.access_control_expose_headers.header_value'?: string
  /** Seconds. */
  readonly 'routing.http.response.access_control_max_age.header_value'?: number
  readonly 'routing.http.response.content_security_policy.header_value'?: string
  readonly 'routing.http.response.x_content_type_options.header_value'?: 'nosniff'
  readonly 'routing.http.response.x_frame_options.header_value'?: string
}

/** What AWS calls an attribute, and the text that it has for it. */
export type AttributeValues = Readonly<Record<string, string>>

/** What the value of an attribute may be, and what it is where nobody has set it. */
export interface AttributeForm {
  readonly words?: readonly string[]
  /** The least and the most of a whole number. */
  readonly between?: readonly [number, number]
  /** Absent: it depends on more, or there is none. */
  readonly byDefault?: string
}

type Forms<T> = { readonly [Name in keyof T & string]-?: AttributeForm }

const FLAG = ['true', 'false']
const flag = (byDefault?: 'true' | 'false'): AttributeForm => ({
  words: FLAG,
  ...(byDefault !== undefined && { byDefault }),
})
const TEXT: AttributeForm = {}
const NO_HEADER: AttributeForm = { byDefault: '' }
const WEEK = 604_800
const OFF: AttributeForm = { words: ['off'], between: [1, 100], byDefault: 'off' }

export const LOAD_BALANCER_ATTRIBUTES: Forms<LoadBalancerAttributes> = {
  // Who has switched it on is asked before it is off: a program says false.
  'deletion_protection.enabled': flag(),
  // Always on at AWS, and the only value it takes: what an emulator says of it is no difference.
  'load_balancing.cross_zone.enabled': { words: ['true'] },
  'access_logs.s3.enabled': flag('false'),
  'access_logs.s3.bucket': TEXT,
  'access_logs.s3.prefix': TEXT,
  'connection_logs.s3.enabled': flag('false'),
  'connection_logs.s3.bucket': TEXT,
  'connection_logs.s3.prefix': TEXT,
  'health_check_logs.s3.enabled': flag('false'),
  'health_check_logs.s3.bucket': TEXT,
  'health_check_logs.s3.prefix': TEXT,
  'ipv6.deny_all_igw_traffic': flag(),
  'zonal_shift.config.enabled': flag('false'),
  'idle_timeout.timeout_seconds': { between: [1, 4000], byDefault: '60' },
  'client_keep_alive.seconds': { between: [60, WEEK], byDefault: '3600' },
  'routing.http.desync_mitigation_mode': { words: ['monitor', 'defensive', 'strictest'], byDefault: 'defensive' },
  'routing.http.drop_invalid_header_fields.enabled': flag('false'),
  'routing.http.preserve_host_header.enabled': flag('false'),
  'routing.http.x_amzn_tls_version_and_cipher_suite.enabled': flag('false'),
  'routing.http.x_amzn_tls_kx.enabled': flag('false'),
  'routing.http.xff_client_port.enabled': flag('false'),
  'routing.http.xff_header_processing.mode': { words: ['append', 'preserve', 'remove'], byDefault: 'append' },
  'routing.http2.enabled': flag('true'),
  'waf.fail_open.enabled': flag('false'),
}

export const NETWORK_LOAD_BALANCER_ATTRIBUTES: Forms<NetworkLoadBalancerAttributes> = {
  'deletion_protection.enabled': flag(),
  'access_logs.s3.enabled': flag('false'),
  'access_logs.s3.bucket': TEXT,
  'access_logs.s3.prefix': TEXT,
  'ipv6.deny_all_igw_traffic': flag(),
  'zonal_shift.config.enabled': flag('false'),
  'load_balancing.cross_zone.enabled': flag('false'),
  'dns_record.client_routing_policy': {
    words: ['availability_zone_affinity', 'partial_availability_zone_affinity', 'any_availability_zone'],
    byDefault: 'any_availability_zone',
  },
  // AWS takes none of them back.
  'secondary_ips.auto_assigned.per_subnet': { between: [0, 7] },
}

export const TARGET_GROUP_ATTRIBUTES: Forms<Omit<TargetGroupAttributes, keyof NetworkTargetGroupAttributes>> = {
  'deregistration_delay.timeout_seconds': { between: [0, 3600], byDefault: '300' },
  'stickiness.enabled': flag('false'),
  'stickiness.type': { words: ['lb_cookie', 'app_cookie'], byDefault: 'lb_cookie' },
  'stickiness.lb_cookie.duration_seconds': { between: [1, WEEK], byDefault: '86400' },
  'stickiness.app_cookie.cookie_name': TEXT,
  'stickiness.app_cookie.duration_seconds': { between: [1, WEEK], byDefault: '86400' },
  'load_balancing.cross_zone.enabled': {
    words: [...FLAG, 'use_load_balancer_configuration'],
    byDefault: 'use_load_balancer_configuration',
  },
  'load_balancing.algorithm.type': {
    words: ['round_robin', 'least_outstanding_requests', 'weighted_random'],
    byDefault: 'round_robin',
  },
  'load_balancing.algorithm.anomaly_mitigation': { words: ['on', 'off'], byDefault: 'off' },
  'slow_start.duration_seconds': { words: ['0'], between: [30, 900], byDefault: '0' },
  // Pages of AWS differ in the default of these two: 1 by the API, "off" by the guide of 2023.
  'target_group_health.dns_failover.minimum_healthy_targets.count': { words: ['off'], between: [1, 1000] },
  'target_group_health.dns_failover.minimum_healthy_targets.percentage': OFF,
  'target_group_health.unhealthy_state_routing.minimum_healthy_targets.count': { between: [1, 1000], byDefault: '1' },
  'target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage': OFF,
  'waf.http2.traffic_inspection_behavior': {
    words: ['inspect_immediately', 'inspect_after_sufficient_data'],
    byDefault: 'inspect_immediately',
  },
  'routing.http2.rst_stream_error_forwarding.enabled': flag('false'),
}

const {
  'target_group_health.dns_failover.minimum_healthy_targets.count': FAILOVER,
  'target_group_health.unhealthy_state_routing.minimum_healthy_targets.count': ROUTING,
  'load_balancing.cross_zone.enabled': CROSS_ZONE,
  'deregistration_delay.timeout_seconds': DELAY,
} = TARGET_GROUP_ATTRIBUTES

export const NETWORK_TARGET_GROUP_ATTRIBUTES: Readonly<Record<string, AttributeForm>> = {
  'deregistration_delay.timeout_seconds': DELAY,
  'stickiness.enabled': flag('false'),
  'stickiness.type': { words: ['source_ip'], byDefault: 'source_ip' },
  'load_balancing.cross_zone.enabled': CROSS_ZONE,
  'target_group_health.dns_failover.minimum_healthy_targets.count': FAILOVER,
  'target_group_health.dns_failover.minimum_healthy_targets.percentage': OFF,
  'target_group_health.unhealthy_state_routing.minimum_healthy_targets.count': ROUTING,
  'target_group_health.unhealthy_state_routing.minimum_healthy_targets.percentage': OFF,
  // What these are where nobody says it depends on the protocol and the type of the targets.
  'preserve_client_ip.enabled': flag(),
  'deregistration_delay.connection_termination.enabled': flag(),
  'target_health_state.unhealthy.connection_termination.enabled': flag(),
  'proxy_protocol_v2.enabled': flag('false'),
  'target_health_state.unhealthy.draining_interval_seconds': { between: [0, 360_000], byDefault: '0' },
}

/** The attributes of a target group of this protocol. */
export const targetGroupForms = (protocol: string): Readonly<Record<string, AttributeForm>> =>
  protocol.startsWith('HTTP') ? TARGET_GROUP_ATTRIBUTES : NETWORK_TARGET_GROUP_ATTRIBUTES

export const NETWORK_LISTENER_ATTRIBUTES: Readonly<Record<string, AttributeForm>> = {
  'tcp.idle_timeout.seconds': { between: [60, 6000], byDefault: '350' },
}

/** The attributes of a listener of this protocol. */
export const listenerForms = (protocol: string): Readonly<Record<string, AttributeForm>> =>
  protocol.startsWith('HTTP') ? LISTENER_ATTRIBUTES : protocol === 'TCP' ? NETWORK_LISTENER_ATTRIBUTES : {}

export const LISTENER_ATTRIBUTES: Forms<ListenerAttributes> = {
  'routing.http.request.x_amzn_mtls_clientcert_serial_number.header_name': {
    byDefault: 'X-Amzn-Mtls-Clientcert-Serial-Number',
  },
  'routing.http.request.x_amzn_mtls_clientcert_issuer.header_name': { byDefault: 'X-Amzn-Mtls-Clientcert-Issuer' },
  'routing.http.request.x_amzn_mtls_clientcert_subject.header_name': { byDefault: 'X-Amzn-Mtls-Clientcert-Subject' },
  'routing.http.request.x_amzn_mtls_clientcert_validity.header_name': { byDefault: 'X-Amzn-Mtls-Clientcert-Validity' },
  'routing.http.request.x_amzn_mtls_clientcert_leaf.header_name': { byDefault: 'X-Amzn-Mtls-Clientcert-Leaf' },
  'routing.http.request.x_amzn_mtls_clientcert.header_name': { byDefault: 'X-Amzn-Mtls-Clientcert' },
  'routing.http.request.x_amzn_tls_version.header_name': { byDefault: 'X-Amzn-Tls-Version' },
  'routing.http.request.x_amzn_tls_cipher_suite.header_name': { byDefault: 'X-Amzn-Tls-Cipher-Suite' },
  'routing.http.response.server.enabled': flag('true'),
  'routing.http.response.strict_transport_security.header_value': NO_HEADER,
  'routing.http.response.access_control_allow_origin.header_value': NO_HEADER,
  'routing.http.response.access_control_allow_methods.header_value': NO_HEADER,
  'routing.http.response.access_control_allow_headers.header_value': NO_HEADER,
  'routing.http.response.access_control_allow_credentials.header_value': { words: ['true'], byDefault: '' },
  'routing.http.response.access_control_expose_headers.header_value': NO_HEADER,
  'routing.http.response.access_control_max_age.header_value': { between: [0, 2_147_483_647], byDefault: '' },
  'routing.http.response.content_security_policy.header_value': NO_HEADER,
  'routing.http.response.x_content_type_options.header_value': { words: ['nosniff'], byDefault: '' },
  'routing.http.response.x_frame_options.header_value': NO_HEADER,
}

/** Attributes of other load balancers and target groups than those that are asked for. */
export const ATTRIBUTES_OF_OTHERS: Readonly<Record<string, string>> = {
  'dns_record.client_routing_policy': 'Network Load Balancers',
  'secondary_ips.auto_assigned.per_subnet': 'Network Load Balancers',
  'tcp.idle_timeout.seconds': 'Network and Gateway Load Balancers',
  'send_tcp_reset.on_idle_timeout.enabled': 'Gateway Load Balancers',
  'deregistration_delay.connection_termination.enabled': 'Network Load Balancers',
  'preserve_client_ip.enabled': 'Network Load Balancers',
  'proxy_protocol_v2.enabled': 'Network Load Balancers',
  'target_health_state.unhealthy.connection_termination.enabled': 'Network Load Balancers',
  'target_health_state.unhealthy.draining_interval_seconds': 'Network Load Balancers',
  'target_failover.on_deregistration': 'Gateway Load Balancers',
  'target_failover.on_unhealthy': 'Gateway Load Balancers',
  'send_tcp_reset.on_unhealthy.enabled': 'Gateway Load Balancers',
  'send_tcp_reset.on_deregistration.enabled': 'Gateway Load Balancers',
  'lambda.multi_value_headers.enabled': 'Lambda functions',
}

/** What is said, and nothing twice: AWS has texts for all of it. */
export function attributeTexts(given: object = {}): AttributeValues {
  return Object.fromEntries(
    Object.entries(given).flatMap(([name, value]: [string, unknown]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  )
}

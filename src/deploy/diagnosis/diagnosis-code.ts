/** What failed, and in which ways. */
export const FAILURES = {
  account: ['blocked'],
  capacity: ['agent', 'constraint', 'instances', 'missing', 'provider', 'spot', 'unavailable'],
  container: [
    'bad-command',
    'dependency-failed',
    'dependency-timeout',
    'exited',
    'memory-too-small',
    'mount',
    'not-started',
    'out-of-memory',
    'settings',
    'start-timeout',
    'unhealthy',
    'user-missing',
  ],
  credentials: ['expired'],
  deployment: ['in-flight'],
  device: ['gpu', 'missing'],
  'environment-file': ['denied', 'failed', 'missing', 'unreachable'],
  firelens: ['failed'],
  'hook-role': ['denied', 'not-assumable'],
  image: ['architecture', 'broken', 'credentials', 'denied', 'missing', 'not-pulled', 'rate-limit'],
  'infrastructure-role': ['denied', 'not-assumable'],
  infrastructure: ['unhealthy'],
  instance: ['deregistered', 'disk-full', 'draining', 'runtime', 'stopped'],
  kms: ['denied'],
  lease: ['held', 'lost', 'unavailable'],
  'listener-rule': ['deleted'],
  'load-balancer': ['protected'],
  'log-driver': ['failed', 'invalid', 'unreachable'],
  'log-group': ['denied', 'missing', 'unreachable'],
  'network-interface': ['failed', 'limit', 'refused'],
  network: ['answer', 'failed', 'unreachable'],
  permission: ['missing'],
  port: ['taken'],
  proxy: ['unhealthy'],
  quota: ['reached'],
  registry: ['failing', 'unreachable', 'untrusted'],
  role: ['not-assumable'],
  rollout: [
    'alarm',
    'circuit-breaker',
    'hook',
    'networking',
    'no-candidate',
    'percents',
    'protected-tasks',
    'start-impaired',
    'unsteady',
  ],
  secret: ['deleted', 'denied', 'failed', 'key-missing', 'missing', 'not-json', 'unreachable'],
  'security-group': ['in-use'],
  service: ['deleted'],
  subnet: ['full'],
  target: [
    'grace-period',
    'group-missing',
    'other-network',
    'refused',
    'security-group',
    'timeout',
    'unhealthy',
    'wrong-code',
  ],
  task: ['disk-full', 'initialization', 'maintenance', 'not-started', 'past', 'replaced', 'stopped', 'stopped-by-user'],
  volume: [
    'denied',
    'docker',
    'encryption',
    'failed',
    'missing',
    'not-attached',
    'ownership',
    'unreachable',
    'unresolved',
  ],
} as const

type Failures = typeof FAILURES

/**
 * The cause of a failure as a code. `docs/errors.md` and `docs/diagnosis.md` explain each; `aws.<Name>` is an error of
 * AWS that has no other code, by its name, for example `aws.InvalidParameterException`.
 */
export type DiagnosisCode =
  | { [What in keyof Failures]: `${What}.${Failures[What][number]}` }[keyof Failures]
  | `aws.${string}`
  | 'unknown'

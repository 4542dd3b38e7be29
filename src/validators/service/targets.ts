import type { ClusterModel } from '../../model/cluster.ts'
import { areApart } from '../../model/network.ts'
import type { ServiceTarget } from '../../model/service.ts'
import type { TaskDefinitionModel } from '../../model/task-definition.ts'
import { quoted } from '../quoted.ts'
import { API, ELB, type Report, type RuleFamily } from '../rule.ts'
import { checkHosts, checkLogin } from '../rule-on-listener.ts'
import type { ServiceDraft } from './service-draft.ts'

const docs = `${API}/API_CreateService.html`
const VERSIONS = `${ELB}/application/load-balancer-target-groups.html#target-group-protocol-version`

/** Rules about the target groups of a service, of which JSON shows the ARNs only. */
export const targetRules: RuleFamily<ServiceDraft> = {
  codes: ['SVC-CPS-06', 'SVC-HGP-02', 'SVC-LB-01', 'SVC-NET-04', 'TG-GRP-01', 'TG-PRV-01', 'LS-ACT-01', 'LS-CRT-08'],
  docs,
  check({ cluster, network, taskDefinition, targets, ...service }, report) {
    const { capacityProviderStrategy, healthCheckGracePeriodSeconds: seconds } = service
    if (cluster && !cluster.existing) checkProviders(capacityProviderStrategy, cluster, report)
    if (taskDefinition) for (const target of targets) checkTarget(target, taskDefinition, report)
    for (const { containerName, containerPort, rules, listeners } of targets) {
      for (const rule of rules) checkHosts(rule, ['targets', containerName, containerPort], report)
      const loadBalancer = (rules[0]?.listener ?? listeners?.[0])?.loadBalancer
      if (!network || !loadBalancer?.network || !areApart(loadBalancer.network, network)) continue
      const message = `Load balancer ${loadBalancer.name} is in network "${loadBalancer.network.id}", the service in "${network.id}"`
      const path = ['targets', containerName, containerPort]
      report({ code: 'SVC-NET-04', path, message, hint: 'give both the same network', docs })
    }
    const slowest = secondsToUnhealthy(targets)
    // None is what ECS has where nothing is said, and what it tells of such a service.
    if (!seconds || seconds >= slowest) return
    const message = `A grace period of ${seconds} s is shorter than the ${slowest} s after which a failing target is unhealthy`
    const hint = `use ${slowest} or more if the service starts slowly`
    const path = ['healthCheckGracePeriodSeconds']
    report({ code: 'SVC-HGP-02', severity: 'warning', path, message, hint, docs })
  },
}

function checkProviders(
  strategy: ServiceDraft['capacityProviderStrategy'],
  cluster: ClusterModel,
  report: Report,
): void {
  for (const { capacityProvider } of strategy) {
    if (cluster.capacityProviders.includes(capacityProvider)) continue
    if (cluster.brought?.some(({ name }) => name === capacityProvider)) continue
    const message = `The specified capacity provider strategy cannot contain a capacity provider that is not associated with the cluster: ${quoted(capacityProvider)}`
    const hint = `call .capacityProvider() on cluster("${cluster.clusterName}"), or take one that exists: cluster.existing()`
    report({
      code: 'SVC-CPS-06',
      severity: 'warning',
      path: ['capacityProviderStrategy', capacityProvider],
      message,
      hint,
      docs,
    })
  }
}

function checkTarget(
  { containerName, containerPort, targetGroup, rules }: ServiceTarget,
  { networkMode: mode, containers }: TaskDefinitionModel,
  report: Report,
): void {
  const path = ['targets', containerName, containerPort]
  const type = targetGroup.targetType ?? 'ip'
  const wanted = mode === 'awsvpc' ? 'ip' : 'instance'
  if (type !== wanted) {
    const message = `The target group of ${containerName}:${containerPort} has target type ${type}, which is incompatible with the ${mode ?? 'default'} network mode of the task definition`
    report({ code: 'SVC-LB-01', path, message, hint: `use target type ${wanted}`, docs })
  }
  if (targetGroup.existing || targetGroup.protocol.startsWith('TCP') || targetGroup.protocol === 'UDP') return
  const { ProtocolVersion: version = 'HTTP1' } = targetGroup.raw ?? {}
  const plain = rules.find(({ listener: { settings } }) => settings?.protocol === 'HTTP')
  for (const rule of rules) checkLogin(rule, path, report)
  if (version !== 'HTTP1' && plain) {
    const message = `Listener protocol 'HTTP' is not supported with a target group with the protocol-version '${version}'`
    const hint = `give the load balancer .https({ certificate }), and the route of its port: .listener(443)`
    report({ code: 'TG-PRV-01', path, message, hint, docs: VERSIONS })
  }
  const mapping = containers
    .find(({ name }) => name === containerName)
    ?.portMappings.find(port => port.containerPort === containerPort)
  if (version === 'HTTP1' && mapping?.appProtocol === 'grpc') {
    const message = `Port ${containerPort} of container ${containerName} speaks gRPC, and the target group HTTP/1.1, which no gRPC request passes`
    report({ code: 'TG-GRP-01', path, message, hint: "set protocolVersion: 'GRPC'", docs: VERSIONS })
  }
}

/** Seconds after which the slowest of the load balancers' checks gives up a target that never answers. */
export function secondsToUnhealthy(targets: readonly ServiceTarget[]): number {
  const seconds = targets.map(
    ({ targetGroup: { healthCheck: check } }) => check.intervalSeconds * check.unhealthyThresholdCount,
  )
  return Math.max(0, ...seconds)
}

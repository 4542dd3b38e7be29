import type { ServiceTarget } from '../../model/service.ts'
import { API, type RuleFamily } from '../rule.ts'
import type { ServiceDraft } from '../service.ts'

const docs = `${API}/API_CreateService.html`

/** Rules about the target groups of a service, of which JSON shows the ARNs only. */
export const targetRules: RuleFamily<ServiceDraft> = {
  codes: ['SVC-HGP-02', 'SVC-NET-04'],
  docs,
  check({ network, targets, healthCheckGracePeriodSeconds: seconds }, report) {
    for (const { containerName, containerPort, rules } of targets) {
      const loadBalancer = rules[0]?.listener.loadBalancer
      if (!network || !loadBalancer || loadBalancer.network.vpcId === network.vpcId) continue
      const message = `Load balancer ${loadBalancer.name} is in network "${loadBalancer.network.id}", the service in "${network.id}"`
      const path = ['targets', containerName, containerPort]
      report({ code: 'SVC-NET-04', path, message, hint: 'give both the same network', docs })
    }
    const slowest = Math.max(0, ...targets.map(secondsToUnhealthy))
    if (seconds === undefined || seconds >= slowest) return
    const message = `A grace period of ${seconds} s is shorter than the ${slowest} s after which a failing target is unhealthy`
    const hint = `use ${slowest} or more if the service starts slowly`
    const path = ['healthCheckGracePeriodSeconds']
    report({ code: 'SVC-HGP-02', severity: 'warning', path, message, hint, docs })
  },
}

function secondsToUnhealthy({ targetGroup: { healthCheck } }: ServiceTarget): number {
  return healthCheck.intervalSeconds * healthCheck.unhealthyThresholdCount
}

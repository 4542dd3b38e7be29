import type { Model } from '../model/index.ts'
import { ELB, type RuleFamily } from './rule.ts'

const docs = `${ELB}/application/load-balancer-limits.html`

/** What a load balancer may have. Default actions are no rules. */
const QUOTAS = {
  rules: { most: 100, what: 'listener rules', raisable: true },
  groups: { most: 100, what: 'target groups', raisable: false },
} as const

type Counted = Readonly<Record<keyof typeof QUOTAS, Set<string>>>

/** What the resources of a stack are together. */
export const quotaRules: RuleFamily<readonly Model[]> = {
  docs,
  codes: ['LB-QTA-01'],
  check(resources, report) {
    const loadBalancers = new Map<string, Counted>()
    for (const resource of resources) {
      if (resource.kind !== 'listener-rule') continue
      const { id } = resource.listener.loadBalancer
      const found = loadBalancers.get(id) ?? { rules: new Set(), groups: new Set() }
      found.rules.add(resource.id)
      const { targetGroup, shares = [] } = resource
      for (const group of [targetGroup, ...shares.map(each => each.targetGroup)]) if (group) found.groups.add(group.id)
      loadBalancers.set(id, found)
    }
    for (const [id, counted] of loadBalancers) {
      for (const [field, { most, what, raisable }] of Object.entries(QUOTAS)) {
        const { size } = counted[field as keyof typeof QUOTAS]
        if (size <= most) continue
        const message = `Load balancer ${id} has ${size} ${what}; AWS takes ${most}${raisable ? ' unless the quota was raised' : ''}`
        const hint = 'give some services another load balancer'
        const severity = raisable ? 'warning' : 'error'
        report({ code: 'LB-QTA-01', severity, path: ['load-balancer', id], message, hint, docs })
      }
    }
  },
}

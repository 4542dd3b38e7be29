import type { Model } from '../model/index.ts'
import { issuesOf } from './check.ts'
import { clusterRules } from './cluster.ts'
import type { Issue } from './issue.ts'
import { listenerRuleRules } from './listener-rule.ts'
import { loadBalancerRules } from './load-balancer.ts'
import { logGroupRules } from './log-group.ts'
import { networkRules } from './network.ts'
import { recordRules } from './record.ts'
import { repositoryRules } from './repository.ts'
import { securityGroupRules } from './security-group.ts'
import { serviceRules } from './service.ts'
import { targetGroupRules } from './target-group.ts'

/** Everything found wrong or doubtful in one resource, by the rules of its kind. */
export function checkModel(model: Model): Issue[] {
  const where = [model.kind, model.id] as const
  switch (model.kind) {
    case 'cluster':
      return issuesOf(where, clusterRules, model)
    case 'listener-rule':
      return issuesOf(where, listenerRuleRules, model)
    case 'load-balancer':
      return issuesOf(where, loadBalancerRules, model)
    case 'log-group':
      return issuesOf(where, logGroupRules, model)
    case 'network':
      return issuesOf(where, networkRules, model)
    case 'record':
      return issuesOf(where, recordRules, model)
    case 'repository':
      return issuesOf(where, repositoryRules, model)
    case 'security-group':
      return issuesOf(where, securityGroupRules, model)
    case 'service':
      return issuesOf(where, serviceRules, model)
    case 'target-group':
      return issuesOf(where, targetGroupRules, model)
    default:
      return []
  }
}

import * as z from 'zod/mini'
import type { ClusterModel } from '../model/cluster.ts'
import { checkStrategy } from './capacity-provider-strategy.ts'
import { ECS_NAME } from './ecs-name.ts'
import { checkFields } from './fields.ts'
import { quoted } from './quoted.ts'
import { API, type Report, type RuleFamily } from './rule.ts'
import { checkTags } from './tags.ts'

const docs = `${API}/API_CreateCluster.html`

export const clusterRules: RuleFamily<ClusterModel> = {
  docs,
  codes: ['CL-NAM-01', 'CL-SET-01', 'CL-CP-01', 'SVC-CPS-02', 'SVC-CPS-03', 'SVC-CPS-04', 'TD-TAG-01'],
  check(cluster, report) {
    checkFields(cluster, FIELDS, report)
    checkProviders(cluster, report)
    checkStrategy(cluster.defaultCapacityProviderStrategy, 'defaultCapacityProviderStrategy', report)
    checkTags(cluster.tags, report)
  },
}

function checkProviders({ capacityProviders, defaultCapacityProviderStrategy }: ClusterModel, report: Report): void {
  for (const { capacityProvider } of defaultCapacityProviderStrategy) {
    if (capacityProviders.includes(capacityProvider)) continue
    const message = `The default strategy names ${quoted(capacityProvider)}, which the cluster does not have`
    const hint = `use ${capacityProviders.join(' or ')}`
    report({ code: 'CL-CP-01', path: ['defaultCapacityProviderStrategy', capacityProvider], message, hint, docs })
  }
}

const FIELDS = {
  clusterName: {
    code: 'CL-NAM-01',
    schema: z.string().check(z.regex(ECS_NAME)),
    expected: '1 to 255 letters, digits, hyphens and underscores',
    docs,
  },
  containerInsights: {
    code: 'CL-SET-01',
    schema: z.enum(['enabled', 'enhanced', 'disabled']),
    expected: 'enabled, enhanced or disabled',
    docs,
  },
}

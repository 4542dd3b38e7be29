import * as z from 'zod/mini'
import type { ClusterModel } from '../model/cluster.ts'
import type { RawClusterSettings } from '../model/raw-settings.ts'
import { ecs } from './api/ecs.ts'
import { apiRules } from './api/problems.ts'
import { checkStrategy } from './capacity-provider-strategy.ts'
import { ECS_NAME } from './ecs-name.ts'
import { checkFields, matching } from './fields.ts'
import { quoted } from './quoted.ts'
import { checkForeign, checkRequest } from './raw-members.ts'
import { API, type Report, type RuleFamily } from './rule.ts'
import { checkTags } from './tags.ts'

const docs = `${API}/API_CreateCluster.html`

/** What a cluster is asked for. */
const CREATE = { table: ecs, structure: 'CreateClusterRequest' }

/** A cluster, and what `.raw()` was given and does not set. */
export interface ClusterDraft extends ClusterModel {
  readonly foreign?: readonly string[]
}

export const clusterRules: RuleFamily<ClusterDraft> = {
  docs,
  codes: [
    ...[
      'CL-NAM-01',
      'CL-SET-01',
      'CL-CP-01',
      'CAP-ASG-16',
      'CL-EXC-01',
      'CL-SCD-01',
      'SVC-CPS-02',
      'SVC-CPS-03',
      'SVC-CPS-04',
      'SVC-CPS-06',
    ],
    ...['TD-TAG-01', ...apiRules.codes],
  ],
  check(cluster, report) {
    const { raw = {}, foreign = [] } = cluster
    checkForeign(CREATE, foreign, report)
    checkRequest(CREATE, raw, report)
    checkSessions(raw, report)
    checkNamespace(raw, report)
    checkFields(cluster, FIELDS, report)
    checkProviders(cluster, report)
    checkStrategy(cluster.defaultCapacityProviderStrategy, 'defaultCapacityProviderStrategy', report)
    checkTags(cluster.tags, report)
  },
}

// https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_ExecuteCommandConfiguration.html
function checkSessions({ configuration }: RawClusterSettings, report: Report): void {
  const { logging, logConfiguration: logs } = configuration?.executeCommandConfiguration ?? {}
  const path = ['configuration', 'executeCommandConfiguration', 'logConfiguration']
  const fits = (logging === 'OVERRIDE') === (logs !== undefined)
  const message = fits
    ? 'Encryption of the logs of ECS Exec needs the log group or the bucket that it is for'
    : 'logConfiguration belongs to logging OVERRIDE, which needs it'
  const group = logs?.cloudWatchEncryptionEnabled && !logs.cloudWatchLogGroupName
  const bucket = logs?.s3EncryptionEnabled && !logs.s3BucketName
  if (!fits || group || bucket) report({ code: 'CL-EXC-01', path, message, hint: 'give both, or neither', docs })
}

function checkNamespace({ serviceConnectDefaults: given }: RawClusterSettings, report: Report): void {
  if (!given || /^arn:[\w-]+:servicediscovery:/.test(given.namespace)) return
  // ECS makes a namespace of a name that there is none of, and no stack would own it
  const message = 'The namespace of serviceConnectDefaults is not given by its ARN'
  const path = ['serviceConnectDefaults', 'namespace']
  report({ code: 'CL-SCD-01', path, message, hint: 'give the ARN of a namespace that exists', docs })
}

function checkProviders(cluster: ClusterModel, report: Report): void {
  const { brought = [], defaultCapacityProviderStrategy } = cluster
  const names = brought.map(({ name }) => name)
  const capacityProviders = [...cluster.capacityProviders, ...names]
  if (capacityProviders.length > MOST_PROVIDERS) {
    const message = `A cluster of ${capacityProviders.length} capacity providers has more than ${MOST_PROVIDERS}`
    report({
      code: 'CAP-ASG-16',
      severity: 'warning',
      path: ['capacityProviders'],
      message,
      hint: 'take some away',
      docs,
    })
  }
  for (const twice of names.filter((name, at) => names.indexOf(name) !== at)) {
    const message = `The cluster is given capacity provider ${quoted(twice)} twice`
    report({ code: 'CL-CP-01', path: ['capacityProviders', twice], message, hint: 'give it once', docs })
  }
  for (const { capacityProvider } of defaultCapacityProviderStrategy) {
    if (capacityProviders.includes(capacityProvider)) continue
    const message = `The default strategy names ${quoted(capacityProvider)}, which the cluster does not have`
    const hint = `use ${capacityProviders.join(' or ')}`
    report({ code: 'CL-CP-01', path: ['defaultCapacityProviderStrategy', capacityProvider], message, hint, docs })
  }
}

// https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-quotas.html
const MOST_PROVIDERS = 20

const FIELDS = {
  clusterName: {
    code: 'CL-NAM-01',
    accepts: matching(() => z.string().check(z.regex(ECS_NAME))),
    expected: '1 to 255 letters, digits, hyphens and underscores',
    docs,
  },
  containerInsights: {
    code: 'CL-SET-01',
    accepts: matching(() => z.enum(['enabled', 'enhanced', 'disabled'])),
    expected: 'enabled, enhanced or disabled',
    docs,
  },
}

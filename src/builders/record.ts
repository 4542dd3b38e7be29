import type { HostedZoneModel } from '../model/hosted-zone.ts'
import type { RecordModel } from '../model/record.ts'
import { issuesOf } from '../validators/check.ts'
import type { Issue } from '../validators/issue.ts'
import { recordRules } from '../validators/record.ts'
import { call } from './calls.ts'
import { COMMON_CALLS } from './common-calls.ts'
import { part } from './definition.ts'
import { flag } from './kinds.ts'
import type { LoadBalancerSpec } from './load-balancer-spec.ts'
import { offers } from './offered.ts'
import { type CheckedDefinition, Steps } from './steps.ts'

/**
 * Alias records that point a name at a load balancer: A, and AAAA where it is `dualstack`.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-to-elb-load-balancer.html
 */
export interface AliasRecord extends CheckedDefinition<RecordModel> {
  /** Sets whether Route 53 answers only while the load balancer has healthy targets. @default true */
  evaluateTargetHealth(evaluate: boolean): AliasRecord
}

interface Settings {
  readonly zone: HostedZoneModel
  readonly name: string
  readonly loadBalancer: LoadBalancerSpec
  readonly evaluateTargetHealth: boolean
}

export class RecordBuilder extends Steps<Settings, RecordModel> implements AliasRecord {
  evaluateTargetHealth(evaluate: boolean): AliasRecord {
    return this.with({ evaluateTargetHealth: evaluate })
  }

  protected get where(): readonly [string, string] {
    return ['record', this.settings.name]
  }

  protected make(issues: Issue[]): RecordModel | undefined {
    const { zone, name, evaluateTargetHealth } = this.settings
    const loadBalancer = part(this.settings.loadBalancer, issues)
    issues.push(...issuesOf(this.where, recordRules, { zone, name }))
    return loadBalancer && { kind: 'record', id: name, zone, name, loadBalancer, evaluateTargetHealth }
  }
}

offers(RecordBuilder, 'record', {
  ...COMMON_CALLS,
  evaluateTargetHealth: call(flag),
})

import type { HostedZoneModel } from '../model/hosted-zone.ts'
import type { RecordModel } from '../model/record.ts'
import { issuesOf } from '../validators/check.ts'
import type { Issue } from '../validators/issue.ts'
import { canonicalName, recordRules } from '../validators/record.ts'
import { Builder, type Definition, part } from './definition.ts'
import type { LoadBalancerSpec } from './load-balancer.ts'

/**
 * Alias records, A and AAAA, that point a name at a load balancer.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/routing-to-elb-load-balancer.html
 */
export interface AliasRecord extends Definition<RecordModel> {
  /** Sets whether Route 53 answers only while the load balancer has healthy targets. @default true */
  evaluateTargetHealth(evaluate: boolean): AliasRecord
}

interface Settings {
  readonly zone: HostedZoneModel
  readonly name: string
  readonly loadBalancer: LoadBalancerSpec
  readonly evaluateTargetHealth: boolean
}

export class RecordBuilder extends Builder<RecordModel> implements AliasRecord {
  readonly #settings: Settings

  constructor(settings: Settings) {
    super()
    this.#settings = { ...settings, name: canonicalName(settings.name) }
  }

  evaluateTargetHealth(evaluate: boolean): AliasRecord {
    return new RecordBuilder({ ...this.#settings, evaluateTargetHealth: evaluate })
  }

  protected get subject(): string {
    return `Record "${this.#settings.name}"`
  }

  protected assemble(issues: Issue[]): RecordModel | undefined {
    const { zone, name, evaluateTargetHealth } = this.#settings
    const loadBalancer = part(this.#settings.loadBalancer, issues)
    issues.push(...issuesOf(['record', name], recordRules, { zone, name }))
    return loadBalancer && { kind: 'record', id: name, zone, name, loadBalancer, evaluateTargetHealth }
  }
}

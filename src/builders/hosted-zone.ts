import type { HostedZoneModel } from '../model/hosted-zone.ts'
import { canonicalName, type NameIn } from '../validators/record.ts'
import { Builder, type Definition, typed } from './definition.ts'
import type { CompleteLoadBalancer, LoadBalancerSpec } from './load-balancer.ts'
import { type AliasRecord, RecordBuilder } from './record.ts'

/** A public Route 53 hosted zone. It is looked up, never created. */
export interface HostedZone<Z extends string = string> extends Definition<HostedZoneModel> {
  /**
   * Points a name at a load balancer with alias records, A and AAAA.
   *
   * @param name The zone's name or one that ends in it.
   * @example
   * hostedZone('example.com').alias('shop.example.com', edge)
   */
  alias<N extends string, T extends LoadBalancerSpec>(
    name: NameIn<Z, N>,
    loadBalancer: CompleteLoadBalancer<T>,
  ): AliasRecord
}

/**
 * Finds a hosted zone by its name or, where several zones have that name, by its id as well.
 *
 * @see https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/hosted-zones-working-with.html
 */
export function hostedZone<Z extends string>(zone: Z | { readonly name: Z; readonly id: string }): HostedZone<Z> {
  return new HostedZoneBuilder(typeof zone === 'string' ? { name: zone } : zone)
}

class HostedZoneBuilder extends Builder<HostedZoneModel> {
  readonly #model: HostedZoneModel

  constructor(zone: { readonly name: string; readonly id?: string }) {
    super()
    const name = canonicalName(zone.name)
    this.#model = {
      ...{ kind: 'hosted-zone', id: zone.id ?? name, name },
      ...(zone.id !== undefined && { hostedZoneId: zone.id }),
    }
  }

  alias(name: unknown, loadBalancer: unknown): AliasRecord {
    return new RecordBuilder({
      zone: this.build(),
      name: String(name),
      loadBalancer: typed(loadBalancer),
      evaluateTargetHealth: true,
    })
  }

  protected get subject(): string {
    return `Hosted zone "${this.#model.name}"`
  }

  protected assemble(): HostedZoneModel {
    return this.#model
  }
}

import { API, type Report, type RuleFamily } from '../rule.ts'
import { standsIn } from '../stand-in.ts'
import type { CheckedService } from './checked-service.ts'

const docs = `${API}/API_CreateService.html`

/** Where an ARN stands, and what it is of: the service and the beginning of the resource. */
interface Place {
  readonly path: readonly (string | number)[]
  readonly arn: string | undefined
  readonly code: string
  readonly of: readonly [service: string, resource: string]
}

const ROLE = ['iam', 'role/'] as const
const GROUP = ['elasticloadbalancing', 'targetgroup/'] as const
const LISTENER = ['elasticloadbalancing', 'listener'] as const
const LATTICE_GROUP = ['vpc-lattice', 'targetgroup/'] as const
const FUNCTION = ['lambda', 'function:'] as const
const REGISTRY = ['servicediscovery', 'service/'] as const

/** What has a name, too: AWS takes names of roles where its pages ask for ARNs, so those are only doubted. */
const NAMED: readonly Place['of'][] = [ROLE, FUNCTION]

/** Rules about the ARNs that a service written as JSON refers to. */
export const arnRules: RuleFamily<CheckedService> = {
  codes: ['SVC-LB-03', 'SVC-LB-08', 'SVC-SR-01', 'SVC-VPL-01', 'SVC-DEP-14', 'SVC-EBS-02'],
  docs,
  check(service, report) {
    for (const place of placesIn(service)) checkPlace(place, report)
  },
}

function placesIn(service: CheckedService): Place[] {
  const places: Place[] = []
  const add = (path: Place['path'], arn: Place['arn'], code: string, of: Place['of']): void => {
    places.push({ path, arn, code, of })
  }
  for (const [at, { targetGroupArn, advancedConfiguration: shift = {} }] of (service.loadBalancers ?? []).entries()) {
    const inside = ['loadBalancers', at, 'advancedConfiguration']
    add(['loadBalancers', at, 'targetGroupArn'], targetGroupArn, 'SVC-LB-03', GROUP)
    add([...inside, 'alternateTargetGroupArn'], shift.alternateTargetGroupArn, 'SVC-LB-08', GROUP)
    add([...inside, 'productionListenerRule'], shift.productionListenerRule, 'SVC-LB-08', LISTENER)
    add([...inside, 'testListenerRule'], shift.testListenerRule, 'SVC-LB-08', LISTENER)
    add([...inside, 'roleArn'], shift.roleArn, 'SVC-LB-08', ROLE)
  }
  for (const [at, { registryArn }] of (service.serviceRegistries ?? []).entries())
    add(['serviceRegistries', at, 'registryArn'], registryArn, 'SVC-SR-01', REGISTRY)
  for (const [at, { targetGroupArn, roleArn }] of (service.vpcLatticeConfigurations ?? []).entries()) {
    add(['vpcLatticeConfigurations', at, 'targetGroupArn'], targetGroupArn, 'SVC-VPL-01', LATTICE_GROUP)
    add(['vpcLatticeConfigurations', at, 'roleArn'], roleArn, 'SVC-VPL-01', ROLE)
  }
  for (const [at, { managedEBSVolume }] of (service.volumeConfigurations ?? []).entries())
    add(['volumeConfigurations', at, 'managedEBSVolume', 'roleArn'], managedEBSVolume?.roleArn, 'SVC-EBS-02', ROLE)
  for (const [at, { roleArn, hookTargetArn }] of (service.deploymentConfiguration?.lifecycleHooks ?? []).entries()) {
    const inside = ['deploymentConfiguration', 'lifecycleHooks', at]
    add([...inside, 'roleArn'], roleArn, 'SVC-DEP-14', ROLE)
    add([...inside, 'hookTargetArn'], hookTargetArn, 'SVC-DEP-14', FUNCTION)
  }
  return places
}

function checkPlace({ path, arn, code, of: kind }: Place, report: Report): void {
  const [service, resource] = kind
  if (arn === undefined || arn === '' || standsIn(arn)) return
  const [first, , of, , , ...rest] = arn.split(':')
  const isOf = of === undefined || (of === service && rest.join(':').startsWith(resource))
  if (first === 'arn' && isOf) return
  const name = String(path.at(-1))
  const message = first === 'arn' ? `${name} is the ARN of something else` : `${name} is not an ARN`
  const hint = `use an ARN like arn:aws:${service}:…:${resource}…`
  const severity = first !== 'arn' && NAMED.includes(kind) ? 'warning' : 'error'
  report({ code, severity, path, message, hint, docs })
}

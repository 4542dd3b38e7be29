import { createHash } from 'node:crypto'
import { loadBalancing } from '../elbv2/state.ts'
import { AwsError, type World } from '../operation.ts'

/** A web ACL for what is in a Region. */
export interface WebAcl {
  readonly arn: string
  readonly name: string
  readonly id: string
}

interface Firewall {
  /** By ARN. */
  readonly webAcls: Map<string, WebAcl>
  /** The ARN of the one that protects a load balancer, by that of the load balancer. */
  readonly protecting: Map<string, string>
}

export const firewall = (world: World): Firewall =>
  world.state('wafv2', () => ({ webAcls: new Map(), protecting: new Map() }))

/** What exists beyond a new account. */
export const resources = (world: World): readonly string[] => [...firewall(world).webAcls.keys()]

/** Puts a web ACL there, as if it had been made before. Gives its ARN, which is the same for the same name. */
export function addWebAcl(world: World, name: string): string {
  const id = createHash('md5')
    .update(name)
    .digest('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  const arn = `arn:${world.partition}:wafv2:${world.region}:${world.account}:regional/webacl/${name}/${id}`
  firewall(world).webAcls.set(arn, { arn, name, id })
  return arn
}

// https://github.com/kubernetes-sigs/aws-load-balancer-controller/issues/2022
export const missing = (): AwsError =>
  new AwsError(
    'WAFNonexistentItemException',
    'AWS WAF couldn’t perform the operation because your resource doesn’t exist.',
  )

// https://github.com/hashicorp/terraform-provider-aws/issues/37778
const notAnArn = (field: string, value: string): AwsError =>
  new AwsError(
    'WAFInvalidParameterException',
    "Error reason: The ARN isn't valid. A valid ARN begins with arn: and includes other information separated by colons or slashes., " +
      `field: ${field}, parameter: ${value}`,
  )

/** The web ACL of this ARN: those for CloudFront, and of other Regions, are none for what is here. */
export function webAclByArn(world: World, arn: string): WebAcl {
  if (!arn.startsWith(`arn:${world.partition}:wafv2:${world.region}:`) || !arn.includes(':regional/webacl/'))
    throw notAnArn('WEB_ACL_ARN', arn)
  const found = firewall(world).webAcls.get(arn)
  if (!found) throw missing()
  return found
}

/** The ARN of a load balancer that can be protected: an Application Load Balancer that is there. */
export function protectable(world: World, arn: string): string {
  if (!arn.includes(`:${world.region}:`) || !arn.includes(':loadbalancer/app/')) throw notAnArn('RESOURCE_ARN', arn)
  const found = loadBalancing(world).loadBalancers.get(arn)
  if (!found) throw missing()
  return arn
}
